import { describe, expect, it } from "vitest";
import { loadAllOf } from "../../../src/envs/loading/load-all";
import type { Statement } from "../../../src/iam";
import { ROLE_ENDINGS } from "../../../src/modules/delivery/actions/scope";
import {
  POLICIES_PER_ROLE,
  POLICY_LIMIT,
  packed,
  sizeOf,
} from "../../../src/modules/delivery/packed";
import { manyServices, own, stacksOf } from "../../support/delivered-stacks";
import { allowed, policyNamed, roleNamed, statementsIn } from "../../support/iam-in-stacks";
import { environmentLiteral, platformLiteral } from "../../support/literals";
import { allows } from "../../support/permissions";
import { resolved } from "../../support/resolved";

type Stacks = ReturnType<typeof stacksOf>;
type Stack = NonNullable<Stacks[string]>;

const mine = stacksOf(own());
const shop = stacksOf(manyServices());

const stackIn = (stacks: Stacks, name: string): Stack => {
  const found = stacks[name];
  if (!found) throw new Error(`there is no stack ${name}`);
  return found;
};

/** Environments, with the stack that has their boundaries, and the start of their names. */
const environments = [
  ...["dev", "staging", "prod"].map((name) => ({
    name,
    prefix: `acme-${name}`,
    stack: stackIn(mine, name),
    bounds: stackIn(mine, "shared"),
    place: { account: "111111111111", region: "eu-west-1" },
  })),
  {
    name: "lab",
    prefix: "shop-lab",
    stack: stackIn(shop, "lab"),
    bounds: stackIn(shop, "shared"),
    place: { account: "111111111111", region: "eu-central-1" },
  },
  {
    name: "live",
    prefix: "shop-live",
    stack: stackIn(shop, "live"),
    bounds: stackIn(shop, "bootstrap-live-eu-central-1"),
    place: { account: "222222222222", region: "eu-central-1" },
  },
];

describe.each(environments)("$name", ({ prefix, stack, bounds, place }) => {
  it("gives each of its roles its boundary", () => {
    const roles = Object.values(stack.resources("aws_iam_role"));
    expect(roles.length).toBeGreaterThan(5);
    const arn = `arn:aws:iam::${place.account}:policy/${prefix}-boundary`;
    expect(roles.filter((role) => role.permissions_boundary !== arn)).toEqual([]);
  });

  it("calls each of its roles so that the role which deploys it knows it for one", () => {
    const endings = ROLE_ENDINGS.map((ending) => `${prefix}(?:-.+)?${ending}`);
    for (const { name } of Object.values(stack.resources("aws_iam_role")))
      expect(name).toMatch(new RegExp(`^(?:${endings.join("|")})$`));
  });

  it("asks for nothing that its roles' boundary does not allow", () => {
    const boundary = policyNamed(bounds, `${prefix}-boundary`);
    const policies = Object.entries(stack.resources("aws_iam_role_policy"));
    const beyond = policies.flatMap(([name, { policy }]) =>
      statementsIn(resolved(policy, stack, place))
        .filter((statement) => !isWithin(boundary, statement, prefix))
        .map(({ actions, resources }) => ({ name, actions, resources })),
    );
    expect(policies.length).toBeGreaterThan(5);
    expect(beyond).toEqual([]);
  });

  it("lets RDS write the figures of operating systems, as AWS's own policy does", () => {
    const boundary = policyNamed(bounds, `${prefix}-boundary`);
    const groups = `arn:aws:logs:${place.region}:${place.account}:log-group:RDSOSMetrics`;
    for (const [action, resource] of [
      ["logs:CreateLogGroup", groups],
      ["logs:PutRetentionPolicy", groups],
      ["logs:CreateLogStream", `${groups}:log-stream:db-1`],
      ["logs:PutLogEvents", `${groups}:log-stream:db-1`],
    ] as const)
      expect(allowed(boundary, { action, resource }), action).toBe(true);
  });

  it("lets schedules set ranges of services of ECS, which have no tags before they are there", () => {
    const boundary = policyNamed(bounds, `${prefix}-boundary`);
    const setting = (namespace: string) => ({
      action: "application-autoscaling:RegisterScalableTarget",
      resource: `arn:aws:application-autoscaling:${place.region}:${place.account}:scalable-target/1`,
      context: { "application-autoscaling:service-namespace": namespace },
    });
    expect(allowed(boundary, setting("ecs"))).toBe(true);
    expect(allowed(boundary, setting("dynamodb"))).toBe(false);
  });

  it("lets schedules run tasks with roles that modules make, and with no other role", () => {
    const boundary = policyNamed(bounds, `${prefix}-boundary`);
    const passing = (name: string) => ({
      action: "iam:PassRole",
      resource: `arn:aws:iam::${place.account}:role/${prefix}-${name}`,
      context: { "iam:PassedToService": "ecs-tasks.amazonaws.com" },
    });
    expect(allowed(boundary, passing("api-task"))).toBe(true);
    expect(allowed(boundary, passing("admin"))).toBe(false);
  });

  it("is deployed by a role whose boundary allows all that its policies do", () => {
    const { statements, boundary } = roleNamed(bounds, `${prefix}-deploy`);
    const beyond = statements.filter((statement) => !isWithin(boundary ?? [], statement, prefix));
    expect(beyond).toEqual([]);
  });
});

/** Whether every request that a statement allows, in the conditions that it sets itself, is allowed by others too. */
function isWithin(bounds: readonly Statement[], statement: Statement, prefix: string): boolean {
  const { actions, resources, conditions = {} } = statement;
  const set = Object.entries(conditions)
    .filter(([operator]) => !/Not|^Null$/.test(operator))
    .flatMap(([, keys]) => Object.entries(keys).map(([key, value]) => [key, [value].flat()]));
  const context = {
    // What each role of the environment acts on is the environment's.
    "aws:ResourceTag/Environment": [prefix.slice(prefix.indexOf("-") + 1)],
    "kms:ResourceAliases": [`alias/${prefix}`],
    "application-autoscaling:service-namespace": ["ecs"],
    ...Object.fromEntries(set),
  };
  return actions.every((action) =>
    resources.every((resource) => allows(bounds, { action, resource, context })),
  );
}

describe("AWS's limits", () => {
  /** The longest names that are taken, in the partition with the longest. */
  const longest = () => {
    const name = "a".repeat(20);
    const region = "us-gov-west-1";
    const platform = platformLiteral({
      name,
      home: { account: "main", region },
      delivery: { github: { ownerId: "9".repeat(12), repositoryId: "9".repeat(12) } },
    });
    const environment = environmentLiteral({
      name: "e".repeat(32),
      lifecycle: "durable",
      deployOn: { tag: "v*" },
      region,
      loadBalancers: undefined,
      databases: undefined,
      workloads: undefined,
      networking: { zones: [`${region}a`, `${region}b`], flowLogs: false },
    });
    return stacksOf(loadAllOf(platform, [environment]));
  };

  it.each([
    ["this platform", mine],
    ["the example of many services", shop],
    ["the longest names", longest()],
  ])("are kept by every policy and role of %s", (_, stacks) => {
    for (const stack of Object.values(stacks)) {
      for (const { name, policy } of Object.values(stack.resources("aws_iam_policy")))
        expect(sizeOf(String(policy)), String(name)).toBeLessThanOrEqual(POLICY_LIMIT);
      const attached = Object.values(stack.resources("aws_iam_role_policy_attachment"));
      for (const key of Object.keys(stack.resources("aws_iam_role"))) {
        const ofRole = attached.filter(({ role }) => role === `\${aws_iam_role.${key}.name}`);
        expect(ofRole.length, key).toBeLessThanOrEqual(POLICIES_PER_ROLE);
      }
    }
  });

  it("split what is too large for one policy, and lose nothing of it", () => {
    const actions = Array.from({ length: 400 }, (_, index) => `ec2:DescribeSomething${index}`);
    const documents = packed([{ actions, resources: ["*"] }]);
    expect(documents.length).toBeGreaterThan(1);
    for (const document of documents) expect(sizeOf(document)).toBeLessThanOrEqual(POLICY_LIMIT);
    const kept = documents.flatMap(statementsIn).flatMap((one) => one.actions);
    expect(kept.sort()).toEqual([...actions].sort());
  });
});

it("leaves roles without a boundary where the platform does not say how it is delivered", () => {
  const stacks = stacksOf(loadAllOf(platformLiteral(), [environmentLiteral()]));
  const roles = Object.values(stackIn(stacks, "test").resources("aws_iam_role"));
  expect(roles.filter((role) => "permissions_boundary" in role)).toEqual([]);
});

it("makes the roles of another account in its first bootstrap stack, and there alone", () => {
  const roles = (name: string) =>
    Object.values(stackIn(shop, name).resources("aws_iam_role")).map((role) => role.name);
  expect(roles("bootstrap")).toEqual([]);
  expect(roles("shared")).toEqual(
    expect.arrayContaining(["shop-lab-deploy", "shop-shared-images", "shop-shared-plan"]),
  );
  expect(roles("shared")).not.toContain("shop-live-deploy");
  expect(roles("bootstrap-live-eu-central-1").sort()).toEqual([
    "shop-live-deploy",
    "shop-shared-plan",
    "shop-shared-pull-request",
  ]);
});
