import { expect, test } from "vitest";
import { othersAmong } from "../../../scripts/pause/network";
import { pauseOfPlanInWords, refuseStoppedDatabases } from "../../../scripts/pause/of-plan";
import type { PlannedChange } from "../../../scripts/plan/plan-summary";
import type { PlanJson, ResourceChange } from "../../../scripts/terraform/plan-json";

const POINTER = "/acme/dev/paused";
const PAUSED =
  'paused {"since":"2025-01-01T09:00:00.000Z","by":"arn:aws:iam::111111111111:user/anna"}';

function planOf(pause: string, change?: Partial<ResourceChange["change"]>): PlanJson {
  const values = { name: POINTER, insecure_value: pause };
  const type = "aws_db_instance";
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: {
      outputs: { pause_pointer: { sensitive: false, value: POINTER } },
      root_module: {
        resources: [
          {
            address: "aws_ssm_parameter.p",
            mode: "managed",
            type: "aws_ssm_parameter",
            name: "p",
            values,
          },
        ],
      },
    },
    configuration: { root_module: {} },
    ...(change && {
      resource_changes: [
        {
          ...{ address: `${type}.main`, mode: "managed", type },
          change: {
            actions: ["update"],
            before: { status: "stopped", instance_class: "db.t4g.micro", tags: {} },
            after: { status: "stopped", instance_class: "db.t4g.micro", tags: {} },
            ...{ after_unknown: {}, after_sensitive: {} },
            ...change,
          },
        },
      ],
    }),
  };
}

const stopped = { status: "stopped", instance_class: "db.t4g.micro", tags: {} };
const larger = { after: { ...stopped, instance_class: "db.t4g.small" } };

test("a plan says of an environment that is paused since when, and by whom", () => {
  expect(pauseOfPlanInWords("dev", planOf(PAUSED))).toEqual([
    "dev is paused since 2025-01-01 09:00 UTC by anna. A deploy starts nothing: no task, no database, no NAT gateway, no schedule.",
  ]);
  expect(pauseOfPlanInWords("dev", planOf("running"))).toEqual([]);
});

test("a change of a stopped database is refused before anything is applied", () => {
  expect(() => refuseStoppedDatabases("dev", planOf(PAUSED, larger))).toThrow(
    "AWS changes no database that is stopped: aws_db_instance.main",
  );
});

test.each([
  ["its tags", { after: { ...stopped, tags: { Team: "a" } } }],
  ["one that runs", { ...larger, before: { ...stopped, status: "available" } }],
  [
    "one that goes without a snapshot",
    {
      actions: ["delete"] as const,
      before: { ...stopped, skip_final_snapshot: true },
      after: null,
    },
  ],
])("a change of %s is not", (_, change) => {
  expect(() => refuseStoppedDatabases("dev", planOf(PAUSED, change))).not.toThrow();
});

test("a final snapshot of a stopped database is refused by AWS, and so before it", () => {
  const change = { actions: ["delete"] as const, after: null };
  expect(() => refuseStoppedDatabases("dev", planOf(PAUSED, change))).toThrow(
    "aws_db_instance.main",
  );
});

const changed = (address: string, action: PlannedChange["action"]): PlannedChange => ({
  ...{ address, action, type: address.split(".")[0] ?? "", module: "network" },
  ...{ changes: [], forcedBy: [], stateful: false },
});

test("a pause applies what comes and goes with it, and nobody else's changes", () => {
  const own = changed("aws_nat_gateway.a[0]", "destroy");
  const others = [changed("aws_vpc.main", "update"), changed("aws_nat_gateway.a[0]", "replace")];
  expect(othersAmong([own, ...others], ["aws_nat_gateway.a"])).toEqual(others);
});
