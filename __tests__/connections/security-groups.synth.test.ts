import { describe, expect, test } from "vitest";
import { planConnections } from "../../src/connections/plan";
import { SecurityGroups, type SecurityGroupsProps } from "../../src/connections/security-groups";
import { naming, synthesize } from "../support/bare-stack";
import { environmentOf, type Parts } from "./small-environment";

const given = {
  vpcId: "vpc-1",
  prefixListIds: { s3: "pl-s3" },
} satisfies Partial<SecurityGroupsProps>;

const synthesized = (literal: Parts = {}, props: Partial<SecurityGroupsProps> = {}) =>
  synthesize((stack) => {
    const plan = planConnections(environmentOf(literal));
    new SecurityGroups(stack, "Connections", { naming, plan, ...given, ...props });
  });

test("every group of the plan is made, without rules of its own", () => {
  const groups = synthesized().resources("aws_security_group");
  expect(Object.keys(groups).sort()).toEqual(["api", "database_main", "load_balancer_public"]);
  expect(Object.keys(groups.database_main ?? {})).not.toContain("ingress");
  expect(Object.keys(groups.database_main ?? {})).not.toContain("egress");
  expect(groups.database_main).toMatchObject({
    name_prefix: "acme-test-database-main-",
    description: "Database main",
    vpc_id: "vpc-1",
    tags: { Name: "acme-test-database-main" },
    lifecycle: { create_before_destroy: true },
  });
});

test("a connection is a rule at each end, by names a person can read", () => {
  const { resource } = synthesized();
  const port = { ip_protocol: "tcp", from_port: 5432, to_port: 5432 };
  expect(resource("aws_vpc_security_group_ingress_rule.database_main_from_api")).toMatchObject({
    ...port,
    security_group_id: "${aws_security_group.database_main.id}",
    referenced_security_group_id: "${aws_security_group.api.id}",
  });
  expect(resource("aws_vpc_security_group_egress_rule.api_to_database_main")).toMatchObject({
    ...port,
    security_group_id: "${aws_security_group.api.id}",
    referenced_security_group_id: "${aws_security_group.database_main.id}",
  });
});

test("two services that call each other need no order between them", () => {
  const service = (port: number, other: string) => ({
    kind: "service",
    image: "backend",
    port,
    connections: { [other]: {} },
  });
  const workloads = { orders: service(4000, "billing"), billing: service(5000, "orders") };
  const rules = synthesized({ workloads }).resources("aws_vpc_security_group_ingress_rule");
  expect(rules.orders_from_billing).toMatchObject({ from_port: 4000 });
  expect(rules.billing_from_orders).toMatchObject({ from_port: 5000 });
});

test("a range and a prefix list stand in the rules as such", () => {
  const { resource } = synthesized();
  expect(
    resource("aws_vpc_security_group_ingress_rule.load_balancer_public_80_from_internet"),
  ).toMatchObject({ cidr_ipv4: "0.0.0.0/0" });
  expect(resource("aws_vpc_security_group_egress_rule.api_to_s3")).toMatchObject({
    prefix_list_id: "pl-s3",
  });
});

describe("the group of the endpoints", () => {
  const literal = { networking: { interfaceEndpoints: ["logs"] } };

  test("is the network's and gets its rules here", () => {
    const { resource } = synthesized(literal, { endpointsGroupId: "sg-endpoints" });
    expect(resource("aws_vpc_security_group_ingress_rule.endpoints_from_api")).toMatchObject({
      security_group_id: "sg-endpoints",
      referenced_security_group_id: "${aws_security_group.api.id}",
    });
  });

  test("must be given when the plan has rules for it", () => {
    expect(() => synthesized(literal)).toThrow("there is no security group endpoints");
  });
});

test("the prefix list must be given when the plan has rules for it", () => {
  expect(() => synthesized({}, { prefixListIds: {} })).toThrow("the prefix list of s3");
});
