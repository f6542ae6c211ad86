import { describe, expect, test } from "vitest";
import { change, planWith, reviewOf } from "./support/reviewed";

type Values = Readonly<Record<string, unknown>>;

const there = (address: string, values: Values) =>
  change(address, { actions: ["no-op"], before: values, after: values });

const drifted = (address: string, before: Values, after: Values) =>
  change(address, { before, after });

/** What is said to have drifted, of a plan that changes nothing, whose configuration sets none of it but what is `set`. */
function drift(
  resources: readonly ReturnType<typeof change>[],
  drifts: readonly ReturnType<typeof change>[],
  set: Readonly<Record<string, Values>> = {},
): string[] {
  const all = [...resources, ...drifts].map(({ address, type, name }) => ({
    address,
    type,
    name,
    expressions: set[String(address)] ?? {},
  }));
  const plan = planWith([...resources, ...drifts.map(after)], {
    resource_drift: drifts,
    configuration: { root_module: { resources: all } },
  });
  return reviewOf([plan])
    .findings.filter(({ kind }) => kind === "drift")
    .map(({ address }) => address);
}

/** What a plan says of what it leaves as it is now. */
function after(one: ReturnType<typeof change>) {
  const { after: values } = one.change as { after: Values };
  return there(String(one.address), values);
}

const bucket = { id: "logs", bucket: "logs", arn: "arn:aws:s3:::logs" };
const expires = { id: "expire", enabled: true, expiration: [{ days: 3 }] };
const table = { id: "rtb-1", arn: "arn:aws:ec2:eu-west-1:111111111111:route-table/rtb-1" };
const out = { cidr_block: "0.0.0.0/0", ipv6_cidr_block: "", gateway_id: "igw-1" };
const route = {
  route_table_id: "rtb-1",
  destination_cidr_block: "0.0.0.0/0",
  destination_ipv6_cidr_block: null,
  gateway_id: "igw-1",
};
const acl = { id: "acl-1", arn: "arn:aws:ec2:eu-west-1:111111111111:network-acl/acl-1" };
const anyone = { action: "allow", cidr_block: "0.0.0.0/0", from_port: 0, to_port: 0 };
const entry = { ...anyone, protocol: "-1", rule_no: 100 };
const service = {
  id: "arn:aws:ecs:eu-west-1:111111111111:service/main/api",
  name: "api",
};
const role = { id: "app", name: "app", arn: "arn:aws:iam::111111111111:role/app" };
const may = (Action: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource: "*" }] });

describe("what another resource of the plan made is no drift:", () => {
  test("the routes of a table", () => {
    const routed = drifted(
      "aws_route_table.a",
      { ...table, route: [] },
      { ...table, route: [out] },
    );
    expect(drift([there("aws_route.a", route)], [routed])).toEqual([]);
  });

  test("the rules of a bucket", () => {
    const ruled = { ...bucket, lifecycle_rule: [expires] };
    expect(
      drift(
        [there("aws_s3_bucket_lifecycle_configuration.a", { bucket: "logs" })],
        [drifted("aws_s3_bucket.a", { ...bucket, lifecycle_rule: [] }, ruled)],
      ),
    ).toEqual([]);
  });

  test("the rules of a network's list", () => {
    const rule = { network_acl_id: "acl-1", egress: false, rule_number: 100, protocol: "-1" };
    expect(
      drift(
        [there("aws_network_acl_rule.a", rule)],
        [drifted("aws_network_acl.a", { ...acl, ingress: [] }, { ...acl, ingress: [entry] })],
      ),
    ).toEqual([]);
  });

  test("the rules of a security group", () => {
    const group = { id: "sg-1", name: "web" };
    const open = { cidr_blocks: ["0.0.0.0/0"], from_port: 443, to_port: 443, protocol: "tcp" };
    const rule = {
      security_group_id: "sg-1",
      cidr_ipv4: "0.0.0.0/0",
      from_port: 443,
      to_port: 443,
      ip_protocol: "tcp",
    };
    expect(
      drift(
        [there("aws_vpc_security_group_ingress_rule.a", rule)],
        [drifted("aws_security_group.a", { ...group, ingress: [] }, { ...group, ingress: [open] })],
      ),
    ).toEqual([]);
  });

  test("the policies of a role", () => {
    const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
    const all = {
      ...role,
      inline_policy: [{ name: "own", policy: may("s3:*") }],
      managed_policy_arns: [administrator],
    };
    expect(
      drift(
        [
          there("aws_iam_role_policy.a", { role: "app", name: "own", policy: may("s3:*") }),
          there("aws_iam_role_policy_attachment.a", { role: "app", policy_arn: administrator }),
        ],
        [drifted("aws_iam_role.a", { ...role, inline_policy: [], managed_policy_arns: [] }, all)],
      ),
    ).toEqual([]);
  });

  test("how many tasks a service has that scales", () => {
    expect(
      drift(
        [there("aws_appautoscaling_target.a", { resource_id: "service/main/api" })],
        [
          drifted(
            "aws_ecs_service.a",
            { ...service, desired_count: 2 },
            { ...service, desired_count: 5 },
          ),
        ],
        { "aws_ecs_service.a": { desired_count: { constant_value: 2 } } },
      ),
    ).toEqual([]);
  });
});

/** An environment before and after a release, and what a container is told. */
function released(level = "info"): ReturnType<typeof change>[] {
  const of = (digest: string, revision: number, is: string) => {
    const arn = `arn:aws:ecs:eu-west-1:111111111111:task-definition/api:${revision}`;
    const container = { environment: [{ name: "LOG_LEVEL", value: is }], image: `api@${digest}` };
    return {
      pointer: { id: "/acme/dev/release/api", insecure_value: digest, version: revision },
      task: { arn, revision, container_definitions: JSON.stringify([container]) },
      service: { ...service, task_definition: arn },
    };
  };
  const [old, now] = [
    of(`sha256:${"1".repeat(64)}`, 1, "info"),
    of(`sha256:${"2".repeat(64)}`, 2, level),
  ] as const;
  return [
    drifted("aws_ssm_parameter.release", old.pointer, now.pointer),
    drifted("aws_ecs_task_definition.api", old.task, now.task),
    drifted("aws_ecs_service.api", old.service, now.service),
  ];
}

const SET_BY_US = {
  "aws_ssm_parameter.release": { insecure_value: { constant_value: "none" } },
  "aws_ecs_task_definition.api": { container_definitions: {} },
  "aws_ecs_service.api": { task_definition: { references: ["aws_ecs_task_definition.api.arn"] } },
};

test("what a release wrote is no drift", () => {
  expect(drift([], released(), SET_BY_US)).toEqual([]);
});

describe("what somebody added by hand is drift:", () => {
  test("what a container is told, beside a release", () => {
    expect(drift([], released("debug"), SET_BY_US)).toEqual(["aws_ecs_task_definition.api"]);
  });

  test("a route beside that of the plan", () => {
    const more = { cidr_block: "", ipv6_cidr_block: "::/0", gateway_id: "igw-1" };
    const routed = drifted(
      "aws_route_table.a",
      { ...table, route: [] },
      { ...table, route: [out, more] },
    );
    const inside = { ...route, gateway_id: "", nat_gateway_id: "nat-1" };
    expect(drift([there("aws_route.a", inside)], [routed])).toEqual(["aws_route_table.a"]);
  });

  test("a rule of a list that the plan has for what goes out", () => {
    const rule = { network_acl_id: "acl-1", egress: true, rule_number: 100, protocol: "-1" };
    expect(
      drift(
        [there("aws_network_acl_rule.a", rule)],
        [drifted("aws_network_acl.a", { ...acl, ingress: [] }, { ...acl, ingress: [entry] })],
      ),
    ).toEqual(["aws_network_acl.a"]);
  });

  test("the rules of a bucket of which the plan has none", () => {
    const ruled = { ...bucket, lifecycle_rule: [expires] };
    expect(
      drift(
        [there("aws_s3_bucket_lifecycle_configuration.b", { bucket: "others" })],
        [drifted("aws_s3_bucket.a", { ...bucket, lifecycle_rule: [] }, ruled)],
      ),
    ).toEqual(["aws_s3_bucket.a"]);
  });

  test("a policy of a role beside those of the plan", () => {
    const own = { name: "own", policy: may("s3:*") };
    const more = { name: "more", policy: may("*") };
    expect(
      drift(
        [there("aws_iam_role_policy.a", { role: "app", ...own })],
        [
          drifted(
            "aws_iam_role.a",
            { ...role, inline_policy: [] },
            { ...role, inline_policy: [own, more] },
          ),
        ],
      ),
    ).toEqual(["aws_iam_role.a"]);
  });
});
