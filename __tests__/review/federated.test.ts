import { describe, expect, test } from "vitest";
import { change, planWith, reviewOf } from "./support/reviewed";

const GITHUB = "token.actions.githubusercontent.com";
const HUB = `arn:aws:iam::111111111111:oidc-provider/${GITHUB}`;

const trusting = (provider: string, conditions: Readonly<Record<string, unknown>>) => ({
  name: "deploy",
  assume_role_policy: JSON.stringify({
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: provider },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: conditions,
      },
    ],
  }),
});

const subject = (sub: string, operator = "StringLike") =>
  trusting(HUB, { [operator]: { [`${GITHUB}:sub`]: sub } });

const severities = (before: unknown, after: unknown) =>
  reviewOf([planWith([change("aws_iam_role.deploy", { before, after })])]).findings.map(
    (one) => one.severity,
  );

describe("a role that one branch of GitHub's could assume", () => {
  const before = subject("repo:acme/app:ref:refs/heads/main");

  test.each([
    ["no subject", trusting(HUB, { StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com" } })],
    ["every repository", subject("repo:*")],
    ["every owner of such a name", subject("repo:ac*")],
    ["a branch of every repository", subject("*:ref:refs/heads/main")],
    ["a subject that need not be there", subject("repo:acme/*", "StringLikeIfExists")],
    ["all but one", subject("repo:acme/app", "StringNotLike")],
  ])("may be assumed by anybody with %s", (_, after) => {
    expect(severities(before, after)).toEqual(["critical"]);
  });

  test.each([
    ["every repository of one owner", subject("repo:acme/*")],
    ["pull requests", subject("repo:acme/app:pull_request")],
  ])("may be assumed by more of them with %s", (_, after) => {
    expect(severities(before, after)).toEqual(["high"]);
  });
});

test("a directory of the company itself is not everybody", () => {
  const okta = "arn:aws:iam::111111111111:saml-provider/okta";
  const after = trusting(okta, { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com" } });
  expect(severities({ name: "deploy" }, after)).toEqual(["medium"]);
});
