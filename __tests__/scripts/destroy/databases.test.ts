import { expect, test } from "vitest";
import { databasesIn } from "../../../scripts/destroy/databases";
import { expectedRemains } from "../../../scripts/destroy/remains";
import { announced } from "../../../scripts/destroy/snapshots";

const instance = (attributes: object) => ({
  address: "aws_db_instance.main",
  type: "aws_db_instance",
  attributes: {
    identifier: "acme-dev-main",
    allocated_storage: 20,
    skip_final_snapshot: true,
    delete_automated_backups: true,
    backup_retention_period: 7,
    ...attributes,
  },
});

const at = "2026-01-31T09:30:00.000Z";

test("what sessions were started from remains, of workloads that have a role for them", () => {
  const entry = (type: string, attributes: Record<string, unknown>) => ({
    ...instance({}),
    type,
    attributes,
  });
  const definition = (family: string) =>
    entry("aws_ecs_task_definition", {
      family,
      arn: `arn:aws:ecs:eu-west-1:111111111111:task-definition/${family}:7`,
    });
  const role = entry("aws_iam_role", { name: "acme-dev-api-operations" });
  const entries = [role, definition("acme-dev-api"), definition("acme-dev-worker")];
  expect(expectedRemains(entries, [], new Date(at))).toMatchObject([
    {
      kind: "task definition",
      arn: "arn:aws:ecs:eu-west-1:111111111111:task-definition/acme-dev-api-operations",
    },
  ]);
});

test("a database without a final snapshot gets one that has its name and the time", () => {
  expect(announced(databasesIn([instance({})]), at, true)).toMatchObject([
    { identifier: "acme-dev-main-destroyed-20260131093000", kind: "before", status: "announced" },
  ]);
});

test("a second destroy of the same database gives its snapshot another name", () => {
  const names = [at, "2026-01-31T09:30:01.000Z"].flatMap((time) =>
    announced(databasesIn([instance({})]), time, true).map(({ identifier }) => identifier),
  );
  expect(new Set(names).size).toBe(2);
});

test("a database with a final snapshot gets no second one", () => {
  const final = { skip_final_snapshot: false, final_snapshot_identifier: "acme-dev-main-final-1" };
  expect(announced(databasesIn([instance(final)]), at, true)).toMatchObject([
    { identifier: "acme-dev-main-final-1", kind: "final" },
  ]);
});

test("where snapshots are not wanted only those are left that RDS takes as configured", () => {
  const final = { skip_final_snapshot: false, final_snapshot_identifier: "acme-dev-main-final-1" };
  expect(announced(databasesIn([instance({})]), at, false)).toEqual([]);
  expect(announced(databasesIn([instance(final)]), at, false)).toHaveLength(1);
});

test("a replica is a copy and has no data of its own", () => {
  expect(databasesIn([instance({ replicate_source_db: "acme-dev-main" })])).toEqual([]);
});

test("backups that outlive their database remain for as long as they are kept, and cost", () => {
  const entries = [instance({ delete_automated_backups: false })];
  expect(expectedRemains(entries, databasesIn(entries), new Date(at))).toMatchObject([
    { kind: "backups", until: "2026-02-07T09:30:00.000Z", usdAMonth: 1.9 },
  ]);
});

test("backups that go with their database do not remain", () => {
  const entries = [instance({})];
  expect(expectedRemains(entries, databasesIn(entries), new Date(at))).toEqual([]);
});
