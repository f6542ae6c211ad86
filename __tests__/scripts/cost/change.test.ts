import { expect, test } from "vitest";
import { costChangeLine } from "../../../scripts/cost/change";
import type { Configuration, Stack } from "../../../scripts/stacks/stack";
import { change, planOf } from "../plan/plans";
import { stackWith } from "../receipt/receipts";
import { serviceOf } from "./tables";

const stackOf = (resource: NonNullable<Configuration["resource"]>): Stack => ({
  ...stackWith(),
  configuration: { resource },
});

/** 730 × 0.048, the price in eu-west-1. */
const NAT = "35.04";

const gateway = stackOf({ aws_nat_gateway: { a: {} } });

test("something new raises the cost by what it costs", () => {
  const plan = planOf([change("aws_nat_gateway.a", ["create"])]);
  expect(costChangeLine(gateway, plan)).toBe(`Cost: about 0.00 → ${NAT} USD a month (+${NAT})`);
});

test("something that goes lowers it", () => {
  const plan = planOf([change("aws_nat_gateway.b", ["delete"])]);
  expect(costChangeLine(gateway, plan)).toBe(`Cost: about 70.08 → ${NAT} USD a month (-${NAT})`);
});

test("an argument that changes had another price before", () => {
  const stack = stackOf({ aws_db_instance: { main: { instance_class: "db.t4g.small" } } });
  const before = { instance_class: "db.t4g.micro" };
  const after = { instance_class: "db.t4g.small" };
  const plan = planOf([change("aws_db_instance.main", ["update"], { change: { before, after } })]);
  expect(costChangeLine(stack, plan)).toContain("12.41 → 25.55 USD a month (+13.14)");
});

test("a plan that changes nothing of it says nothing", () => {
  const plan = planOf([
    change("aws_iam_role.api", ["create"]),
    change("aws_nat_gateway.a", ["no-op"]),
  ]);
  expect(costChangeLine(gateway, plan)).toBeUndefined();
});

test("a new task definition of a service that runs changes no cost", () => {
  const plan = planOf([
    change("aws_ecs_task_definition.api", ["delete", "create"], {
      change: { before: { cpu: "256", memory: "512" }, after: { cpu: "256", memory: "512" } },
    }),
  ]);
  expect(costChangeLine(stackOf(serviceOf("api")), plan)).toBeUndefined();
});

test("a price that is not known is counted, not left out", () => {
  const stack = stackOf({ aws_db_instance: { main: { instance_class: "db.x9.large" } } });
  const line = costChangeLine(stack, planOf([change("aws_db_instance.main", ["create"])]));
  expect(line).toMatch(/^Cost: at least .*and \+2 of unknown price\)$/);
});

test("what a count of zero leaves out is gone: a pause saves its NAT gateways", () => {
  const address = "aws_nat_gateway.a[0]";
  const kept = { address: "aws_eip.a", mode: "managed" as const, type: "aws_eip", name: "a" };
  const stack = stackOf({ aws_nat_gateway: { a: {} }, aws_eip: { a: {} } });
  const plan = planOf([change(address, ["delete"], { type: "aws_nat_gateway" })], {
    planned_values: { root_module: { resources: [kept] } },
  });
  expect(costChangeLine(stack, plan)).toBe(`Cost: about 38.69 → 3.65 USD a month (-${NAT})`);
});
