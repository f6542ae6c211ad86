import { expect, test } from "vitest";
import { estimate } from "../../../scripts/cost/estimate";
import { pauseSaving } from "../../../scripts/cost/savings";
import type { Configuration } from "../../../scripts/stacks/stack";
import { configured, serviceOf, tableWith } from "./tables";

const pauseOf = (resource: NonNullable<Configuration["resource"]>) =>
  pauseSaving(
    estimate({
      name: "dev",
      region: "eu-west-1",
      configuration: configured(resource),
      table: tableWith(),
    }),
  );

const TASK = 730 * (0.25 * 0.04 + 0.5 * 0.004);
const database = { instance_class: "db.t4g.micro", allocated_storage: 20, storage_type: "gp3" };

test("a pause saves tasks and NAT; load balancer and addresses stay", () => {
  const { saves, left } = pauseOf({
    ...serviceOf("api"),
    aws_nat_gateway: { a: {} },
    aws_eip: { nat_a: {} },
    aws_lb: { web: { internal: true, subnets: [] } },
  });
  expect(saves.high).toBeCloseTo(TASK + 730 * 0.05, 6);
  expect(left.high).toBeCloseTo(730 * (0.005 + 0.02), 6);
});

test("a stopped database still pays for its storage", () => {
  const { saves, left } = pauseOf({ aws_db_instance: { main: database } });
  expect([saves.high, left.high]).toEqual([expect.closeTo(730 * 0.02, 6), expect.closeTo(2, 6)]);
});

test("AWS stops no database with a replica, so that nothing is saved", () => {
  const replica = { ...database, replicate_source_db: "${aws_db_instance.main.identifier}" };
  expect(pauseOf({ aws_db_instance: { main: database, main_replica_1: replica } }).saves.high).toBe(
    0,
  );
});

test("what a pause saves at an unknown price is said", () => {
  const large = { ...database, instance_class: "db.r7g.large" };
  expect(pauseOf({ aws_db_instance: { main: large } }).unknown).toHaveLength(1);
});
