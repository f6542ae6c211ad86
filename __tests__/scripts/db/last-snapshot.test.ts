import { expect, test } from "vitest";
import { takesLastSnapshot } from "../../../scripts/db/delete-instance";

const kept = { TagList: [{ Key: "DatabaseRestore", Value: "kept" }] };
const replica = { ...kept, ReadReplicaSourceDBInstanceIdentifier: "acme-dev-main" };
const copy = { TagList: [{ Key: "DatabaseRestore", Value: "beside" }] };

test.each([
  ["what a restore replaced", { ...kept, DBInstanceStatus: "available" }, true],
  ["it when RDS cannot snapshot it", { ...kept, DBInstanceStatus: "failed" }, false],
  [
    "it when it could not be restored",
    { ...kept, DBInstanceStatus: "incompatible-restore" },
    false,
  ],
  ["its replica", { ...replica, DBInstanceStatus: "available" }, false],
  ["a copy beside", { ...copy, DBInstanceStatus: "available" }, false],
])("a last snapshot is taken, or not, of %s", (_, instance, taken) => {
  expect(takesLastSnapshot(instance)).toBe(taken);
});
