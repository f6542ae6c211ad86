import { expect, it } from "vitest";
import { stackWith } from "../support/environment-stack";

const dependenciesOf = (address: string, environment: Record<string, unknown> = {}) =>
  stackWith(environment).resource(address).depends_on;

const reporting = {
  workloads: {
    report: {
      kind: "task",
      image: "backend",
      internetEgress: true,
      connections: { main: {} },
      schedule: "rate(1 hour)",
    },
  },
};

it("starts the tasks of a service when its subnets lead out", () => {
  expect(dependenciesOf("aws_ecs_service.api")).toEqual(
    expect.arrayContaining(["aws_route.private_a", "aws_route.private_b", "aws_vpc_endpoint.s3"]),
  );
});

it("starts the tasks of a service when its interface endpoints answer", () => {
  const networking = { interfaceEndpoints: ["logs"] };
  expect(dependenciesOf("aws_ecs_service.api", { networking })).toContain("aws_vpc_endpoint.logs");
});

it("starts the tasks of a service when its rules are there, at both ends", () => {
  expect(dependenciesOf("aws_ecs_service.api")).toEqual(
    expect.arrayContaining([
      "aws_vpc_security_group_egress_rule.api_to_internet_443",
      "aws_vpc_security_group_egress_rule.api_to_database_main",
      "aws_vpc_security_group_ingress_rule.database_main_from_api",
      "aws_vpc_security_group_egress_rule.load_balancer_public_to_api",
    ]),
  );
});

it("lets no service wait for what concerns another", () => {
  expect(dependenciesOf("aws_ecs_service.api", reporting)).not.toContain(
    "aws_vpc_security_group_egress_rule.report_to_database_main",
  );
});

it("starts a schedule when its tasks have a way out and their rules", () => {
  expect(dependenciesOf("aws_scheduler_schedule.report", reporting)).toEqual(
    expect.arrayContaining([
      "aws_route.private_a",
      "aws_vpc_security_group_egress_rule.report_to_database_main",
    ]),
  );
});

it("counts a way out only when the subnet has its route table", () => {
  expect(dependenciesOf("aws_route.private_a")).toEqual(["aws_route_table_association.private_a"]);
});

it("makes a public load balancer when the internet gateway is there, as AWS demands", () => {
  expect(dependenciesOf("aws_lb.public")).toContain("aws_route.public");
});

it("makes an internal load balancer without waiting for the internet", () => {
  const loadBalancers = { public: { scheme: "internal" } };
  expect(dependenciesOf("aws_lb.public", { loadBalancers })).not.toContain("aws_route.public");
});
