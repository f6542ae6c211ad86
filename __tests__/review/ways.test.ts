import { describe, expect, test } from "vitest";
import { connections } from "../../scripts/review/graph/connections";
import type { Graph } from "../../scripts/review/graph/graph";
import { change, planWith } from "./support/reviewed";

const edges = ({ edges: all }: Graph) =>
  all.map(({ from, to, label, change: how }) => `${how} ${from} → ${to}: ${label}`);

const group = { id: "sg-1", ingress: [] };
const database = { vpc_security_group_ids: ["sg-1"], publicly_accessible: false };
const rule = {
  security_group_id: "sg-1",
  cidr_ipv4: "10.0.0.0/8",
  ip_protocol: "tcp",
  from_port: 5432,
  to_port: 5432,
};
const asIs = (address: string, values: unknown) =>
  change(address, { actions: ["no-op"], before: values, after: values });

describe("a load balancer that a group opens to the internet", () => {
  const subnet = asIs("aws_subnet.a", { id: "subnet-1" });
  const table = asIs("aws_route_table.a", { id: "rtb-1", route: [] });
  const association = asIs("aws_route_table_association.a", {
    subnet_id: "subnet-1",
    route_table_id: "rtb-1",
  });
  const open = [
    asIs("aws_security_group.web", { id: "sg-2" }),
    asIs("aws_vpc_security_group_ingress_rule.web", {
      ...rule,
      security_group_id: "sg-2",
      cidr_ipv4: "0.0.0.0/0",
      from_port: 443,
      to_port: 443,
    }),
    asIs("aws_lb.web", { internal: false, security_groups: ["sg-2"], subnets: ["subnet-1"] }),
    subnet,
    table,
    association,
  ];
  const route = {
    route_table_id: "rtb-1",
    destination_cidr_block: "0.0.0.0/0",
    gateway_id: "igw-1",
  };

  test("is not reached from there without a route to it", () => {
    expect(edges(connections(planWith(open)))).toEqual([
      "same any address in the network → aws_lb.web: 443",
    ]);
  });

  test("is reached from there with the route that a plan makes", () => {
    const made = change("aws_route.out", { actions: ["create"], before: null, after: route });
    expect(edges(connections(planWith([...open, made])))).toEqual([
      "removed any address in the network → aws_lb.web: 443",
      "added internet → aws_lb.web: 443",
    ]);
  });

  test("is not reached where the network's own list lets only others pass", () => {
    const acl = asIs("aws_network_acl.a", {
      subnet_ids: ["subnet-1"],
      ingress: [
        {
          rule_no: 10,
          action: "deny",
          protocol: "6",
          cidr_block: "0.0.0.0/0",
          from_port: 443,
          to_port: 443,
        },
        {
          rule_no: 20,
          action: "allow",
          protocol: "-1",
          cidr_block: "0.0.0.0/0",
          from_port: 0,
          to_port: 0,
        },
      ],
    });
    const all = [...open, asIs("aws_route.out", route), acl];
    expect(edges(connections(planWith(all)))).toEqual([]);
  });
});

describe("what a group lets out", () => {
  const out = (from: number) => ({
    security_group_id: "sg-3",
    cidr_ipv4: "0.0.0.0/0",
    ip_protocol: "tcp",
    from_port: from,
    to_port: from,
  });
  const service = { network_configuration: [{ security_groups: ["sg-3"] }] };
  const both = [
    asIs("aws_security_group.api", { id: "sg-3" }),
    asIs("aws_ecs_service.api", service),
    asIs("aws_security_group.db", group),
    asIs("aws_db_instance.main", database),
    asIs("aws_vpc_security_group_ingress_rule.a", {
      ...rule,
      cidr_ipv4: null,
      referenced_security_group_id: "sg-3",
    }),
  ];

  test("has to be let out for another group to let it in", () => {
    const plan = planWith([...both, asIs("aws_vpc_security_group_egress_rule.web", out(443))]);
    expect(edges(connections(plan))).toEqual([]);
  });

  test("is drawn where it changes", () => {
    const made = change("aws_vpc_security_group_egress_rule.any", {
      actions: ["create"],
      before: null,
      after: out(5432),
    });
    expect(edges(connections(planWith([...both, made])))).toEqual([
      "same aws_ecs_service.api → aws_db_instance.main: 5432",
      "added aws_ecs_service.api → internet: out 5432",
    ]);
  });
});

test("networks that are connected reach each other", () => {
  const plan = planWith([
    asIs("aws_vpc.main", { id: "vpc-1" }),
    change("aws_vpc_peering_connection.a", {
      actions: ["create"],
      before: null,
      after: { vpc_id: "vpc-1", peer_vpc_id: "vpc-9" },
    }),
  ]);
  expect(edges(connections(plan))).toEqual([
    "added aws_vpc.main → vpc-9: peering",
    "added vpc-9 → aws_vpc.main: peering",
  ]);
});

test("a cluster's API is reached from the ranges that it names", () => {
  const api = (public_access_cidrs: string[]) => ({
    vpc_config: [{ endpoint_public_access: true, public_access_cidrs }],
  });
  const plan = planWith([
    change("aws_eks_cluster.main", {
      before: api(["198.51.100.0/24"]),
      after: api(["0.0.0.0/0"]),
    }),
  ]);
  expect(edges(connections(plan))).toEqual([
    "removed 198.51.100.0/24 → aws_eks_cluster.main: API 443",
    "added internet → aws_eks_cluster.main: API 443",
  ]);
});
