import { describe, expect, it } from "vitest";
import { sharedStack } from "../../stacks/stacks";
import { roleNamed } from "../../support/iam-in-stacks";
import { environmentLiteral } from "../../support/literals";

const CLAIM = "token.actions.githubusercontent.com";

const trustOf = (
  role: string,
  { github = {}, deployOn = { branch: "main" } }: { github?: object; deployOn?: object } = {},
) => {
  const literal = environmentLiteral({ name: "prod", deployOn });
  const { trust } = roleNamed(sharedStack({ delivery: { github } }, [literal]), role);
  const { Statement } = trust as { Statement: { Condition: Record<string, object> }[] };
  expect(Statement).toHaveLength(1);
  return Statement[0];
};

describe("a role is trusted to", () => {
  it.each([
    ["acme-shared-pull-request", "pull_request"],
    ["acme-shared-plan", "environment:plan"],
    ["acme-shared-images", "environment:images"],
    ["acme-prod-deploy", "environment:prod"],
  ])("%s: one subject, word for word", (role, subject) => {
    const trust = trustOf(role);
    expect(trust).toMatchObject({
      Effect: "Allow",
      Principal: {
        Federated: `arn:aws:iam::111111111111:oidc-provider/${CLAIM}`,
      },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: {
          [`${CLAIM}:aud`]: "sts.amazonaws.com",
          [`${CLAIM}:sub`]: `repo:example/acme:${subject}`,
          [`${CLAIM}:repository`]: "example/acme",
        },
      },
    });
    expect(Object.keys(trust?.Condition.StringLike ?? {})).not.toContain(`${CLAIM}:sub`);
  });
});

describe("a commit", () => {
  const refs = (...parts: Parameters<typeof trustOf>) => {
    const { StringEquals = {}, StringLike = {} } = trustOf(...parts)?.Condition ?? {};
    return { ...StringEquals, ...StringLike }[`${CLAIM}:ref` as never];
  };

  it("reaches an environment from its branch", () => {
    expect(refs("acme-prod-deploy", { deployOn: { branch: "main" } })).toBe("refs/heads/main");
  });

  it("reaches an environment by its tag, or on a schedule from the default branch", () => {
    const deployOn = { tag: "v*" };
    const github = { defaultBranch: "trunk" };
    expect(refs("acme-prod-deploy", { deployOn, github })).toEqual([
      "refs/heads/trunk",
      "refs/tags/v*",
    ]);
  });

  it("is planned where it is deployed", () => {
    expect(refs("acme-shared-plan", { deployOn: { tag: "v*" } })).toEqual([
      "refs/heads/main",
      "refs/tags/v*",
    ]);
  });

  it("of a pull request is planned by a role of its own, and nothing else is", () => {
    expect(refs("acme-shared-pull-request")).toBe("refs/pull/*/merge");
  });

  it("is built on the default branch alone", () => {
    expect(refs("acme-shared-images", { deployOn: { tag: "v*" } })).toBe("refs/heads/main");
  });
});

it("trusts GitHub's immutable subject where the numbers are known, and the number beside it", () => {
  const github = { ownerId: "12345", repositoryId: "67890" };
  expect(trustOf("acme-prod-deploy", { github })?.Condition.StringEquals).toMatchObject({
    [`${CLAIM}:sub`]: "repo:example@12345/acme@67890:environment:prod",
    [`${CLAIM}:repository_id`]: "67890",
  });
});

describe("GitHub as a provider of identities", () => {
  const delivered = (github: object) => sharedStack({ delivery: { github } });

  it("is made once, for tokens to AWS alone", () => {
    expect(delivered({}).resources("aws_iam_openid_connect_provider")).toEqual({
      github: expect.objectContaining({
        url: `https://${CLAIM}`,
        client_id_list: ["sts.amazonaws.com"],
      }),
    });
  });

  it("is left alone where the account has it, and trusted all the same", () => {
    const { resources, resource } = delivered({ existingProviderIn: ["main"] });
    expect(resources("aws_iam_openid_connect_provider")).toEqual({});
    expect(String(resource("aws_iam_role.plan").assume_role_policy)).toContain("oidc-provider");
  });
});

it("makes no role where the platform does not say how it is delivered", () => {
  const { resources } = sharedStack({}, [environmentLiteral()]);
  expect(resources("aws_iam_role")).toEqual({});
  expect(resources("aws_iam_policy")).toEqual({});
  expect(resources("aws_iam_openid_connect_provider")).toEqual({});
});
