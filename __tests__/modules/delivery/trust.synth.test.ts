import { describe, expect, it } from "vitest";
import { sharedStack } from "../../stacks/stacks";
import { roleNamed } from "../../support/iam-in-stacks";
import { environmentLiteral } from "../../support/literals";

const CLAIM = "token.actions.githubusercontent.com";

const trustsOf = (
  role: string,
  {
    github = {},
    deployOn = { branch: "main" },
    lifecycle,
  }: { github?: object; deployOn?: object; lifecycle?: string | undefined } = {},
) => {
  const literal = environmentLiteral({
    name: "prod",
    deployOn,
    ...(lifecycle === "durable" && {
      lifecycle,
      databases: undefined,
      workloads: undefined,
      loadBalancers: undefined,
    }),
  });
  const { trust } = roleNamed(sharedStack({ delivery: { github } }, [literal]), role);
  return (trust as { Statement: { Condition: Record<string, Record<string, unknown>> }[] })
    .Statement;
};

const trustOf = (...parts: Parameters<typeof trustsOf>) => {
  const trusts = trustsOf(...parts);
  expect(trusts).toHaveLength(1);
  return trusts[0];
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

  describe.each([
    ["tag", { tag: "v*" }, "refs/tags/v*"],
    ["branch that is not the default one", { branch: "live" }, "refs/heads/live"],
  ])("that is deployed by a %s", (_, deployOn, ref) => {
    const github = { defaultBranch: "trunk" };
    const claims = (role: string, lifecycle?: string) =>
      trustsOf(role, { deployOn, github, lifecycle }).map(
        ({ Condition: { StringEquals, StringLike } }) => {
          const all = { ...StringEquals, ...StringLike };
          return [all[`${CLAIM}:sub`], all[`${CLAIM}:ref`], all[`${CLAIM}:job_workflow_ref`]];
        },
      );
    const subject = "repo:example/acme:environment:prod";
    const workflow = (file: string) => `example/acme/.github/workflows/${file}@refs/heads/trunk`;

    it("reaches its environment, and the default branch that by its drill alone", () => {
      expect(claims("acme-prod-deploy", "durable")).toEqual([
        [subject, ref, undefined],
        [subject, "refs/heads/trunk", workflow("restore-drill.yml")],
      ]);
    });

    it("reaches what is disposable, which the default branch destroys by the clock", () => {
      expect(claims("acme-prod-deploy", "disposable")[1]).toEqual([
        subject,
        "refs/heads/trunk",
        [workflow("destroy.yml"), workflow("restore-drill.yml")],
      ]);
    });

    it("is planned by a role of its environment alone", () => {
      expect(claims("acme-prod-plan")).toEqual([
        ["repo:example/acme:environment:plan-prod", ref, undefined],
      ]);
    });

    it("is not planned by the role that plans all", () => {
      expect(claims("acme-shared-plan").map((one) => one[1])).toEqual(["refs/heads/trunk"]);
    });
  });

  it("of the default branch is planned with all else", () => {
    expect(() => trustOf("acme-prod-plan")).toThrow("there is no role acme-prod-plan");
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
