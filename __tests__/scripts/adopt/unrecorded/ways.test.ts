import { expect, test } from "vitest";
import { letsThrough } from "../../../../scripts/adopt/unrecorded/asked-ways";
import type { Tags, Trying } from "../../../../scripts/adopt/unrecorded/way";
import { WAYS } from "../../../../scripts/adopt/unrecorded/ways";
import { parseArn } from "../../../../scripts/leftovers/classify";

const OURS = { Platform: "acme", Environment: "dev" };

const found = (resource: string, tags: Record<string, string> = {}) => ({
  ...parseArn(`arn:aws:${resource.replace(":", ":eu-west-1:111111111111:")}`),
  tags: { ...OURS, ...tags },
});

const planned = (values: object, tags: object = {}) => ({
  ...values,
  tags_all: { ...OURS, ...tags },
});

/** The import id of a found thing, where it is the planned one. */
function taken(type: string, thing: ReturnType<typeof found>, values: Record<string, unknown>) {
  const way = WAYS[type] as Tags;
  return way.is(thing, values) ? way.id(thing, values) : undefined;
}

test.each<[string, string, object, string]>([
  [
    "aws_ssm_parameter",
    "ssm:parameter/acme/dev/level",
    { name: "/acme/dev/level" },
    "/acme/dev/level",
  ],
  [
    "aws_cloudwatch_log_group",
    "logs:log-group:/acme/dev/x:*",
    { name: "/acme/dev/x" },
    "/acme/dev/x",
  ],
  ["aws_ecs_cluster", "ecs:cluster/acme-dev", { name: "acme-dev" }, "acme-dev"],
  ["aws_ecr_repository", "ecr:repository/acme/backend", { name: "acme/backend" }, "acme/backend"],
  ["aws_db_instance", "rds:db:acme-dev-main", { identifier: "acme-dev-main" }, "acme-dev-main"],
  [
    "aws_ecs_service",
    "ecs:service/acme-dev/acme-dev-api",
    { name: "acme-dev-api", cluster: "arn:aws:ecs:eu-west-1:111111111111:cluster/acme-dev" },
    "acme-dev/acme-dev-api",
  ],
  [
    "aws_db_parameter_group",
    "rds:pg:acme-dev-main-20260101000000000000000001",
    { name_prefix: "acme-dev-main-" },
    "acme-dev-main-20260101000000000000000001",
  ],
])("%s is found by its name: %s", (type, resource, values, id) => {
  expect(taken(type, found(resource), planned(values))).toBe(id);
});

test.each<[string, string, object]>([
  ["aws_ecs_cluster", "ecs:cluster/acme-dev-2", { name: "acme-dev" }],
  [
    "aws_secretsmanager_secret",
    "secretsmanager:secret:/acme/dev/key-two-AbCdEf",
    { name: "/acme/dev/key" },
  ],
  ["aws_db_parameter_group", "rds:pg:acme-dev-main-replica", { name_prefix: "acme-dev-main-" }],
  [
    "aws_lb_target_group",
    "elasticloadbalancing:targetgroup/acme-dev-api-3000/6d0e",
    { name: "acme-dev-api" },
  ],
  [
    "aws_ecs_service",
    "ecs:service/other/acme-dev-api",
    { name: "acme-dev-api", cluster: "x/acme-dev" },
  ],
])("%s is not taken for another one: %s", (type, resource, values) => {
  expect(taken(type, found(resource), planned(values))).toBeUndefined();
});

test("a subnet is found by the tag that is its name", () => {
  const subnet = found("ec2:subnet/subnet-1", { Name: "acme-dev-private-a" });
  expect(taken("aws_subnet", subnet, planned({}, { Name: "acme-dev-private-a" }))).toBe("subnet-1");
  expect(taken("aws_subnet", subnet, planned({}, { Name: "acme-dev-private-b" }))).toBeUndefined();
});

test("without a tag Name nothing is found by it", () => {
  expect(taken("aws_vpc", found("ec2:vpc/vpc-1"), planned({}))).toBeUndefined();
});

test("a listener is one of its load balancer's, once that is known", () => {
  const listener = found("elasticloadbalancing:listener/app/public/1/2");
  const of = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/public/1";
  expect(taken("aws_lb_listener", listener, planned({ load_balancer_arn: of }))).toBe(listener.arn);
  expect(
    taken("aws_lb_listener", listener, planned({ load_balancer_arn: `${of}1` })),
  ).toBeUndefined();
  expect(taken("aws_lb_listener", listener, planned({}))).toBeUndefined();
});

const rule = {
  IsEgress: true,
  IpProtocol: "tcp",
  FromPort: 443,
  ToPort: 443,
  CidrIpv4: "0.0.0.0/0",
};
const toInternet = { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0" };

test("a rule is the one that lets the same through", () => {
  expect(letsThrough(rule, toInternet)).toBe(true);
  expect(letsThrough({ ...rule, ToPort: 444 }, toInternet)).toBe(false);
  expect(letsThrough({ ...rule, CidrIpv4: "10.0.0.0/8" }, toInternet)).toBe(false);
});

test("a rule to a group that is only made now is not there yet", () => {
  const { cidr_ipv4, ...toGroup } = toInternet;
  expect(letsThrough({ ...rule, CidrIpv4: undefined }, toGroup)).toBe(false);
});

test("a rule for everything has no ports", () => {
  const all = { IpProtocol: "-1", FromPort: -1, ToPort: -1, CidrIpv4: "0.0.0.0/0" };
  expect(letsThrough(all, { ip_protocol: "-1", from_port: null, cidr_ipv4: "0.0.0.0/0" })).toBe(
    true,
  );
});

test("a record that leads elsewhere is somebody else's", () => {
  const way = WAYS.aws_route53_record as Trying;
  const alias = (name: string) => ({
    zone_id: "Z1",
    name: "a.example.com",
    type: "A",
    alias: [{ name }],
  });
  expect(way.id(alias("lb.example.com"))).toBe("Z1_a.example.com_A");
  expect(way.isOurs(alias("LB.example.com."), alias("lb.example.com"))).toBe(true);
  expect(way.isOurs(alias("old.example.com"), alias("lb.example.com"))).toBe(false);
});

test("a record whose load balancer is only made now is not looked for", () => {
  const way = WAYS.aws_route53_record as Trying;
  expect(way.id({ zone_id: "Z1", name: "a.example.com", type: "A", alias: [{}] })).toBeUndefined();
});
