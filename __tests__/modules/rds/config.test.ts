import { expect, test } from "vitest";
import { databaseSchema } from "../../../src/modules/rds/config";

const refused = (database: Record<string, unknown>) =>
  databaseSchema.safeParse(database).error?.issues.map(({ path }) => path.join(".")) ?? [];

test.each([
  ["growth of less than a tenth", { storageGiB: 100, maxStorageGiB: 109 }, "maxStorageGiB"],
  ["IOPS on a small disk", { storageGiB: 399, iops: 12000 }, "storageGiB"],
  ["throughput on a small disk", { storageGiB: 399, throughputMiBps: 500 }, "storageGiB"],
  [
    "more throughput than IOPS carry",
    { storageGiB: 400, iops: 12000, throughputMiBps: 3001 },
    "throughputMiBps",
  ],
  ["a minor that is upgraded", { version: "16.8", autoMinorVersionUpgrade: true }, "version"],
  ["one name for both users", { applicationUsername: "owner" }, "applicationUsername"],
  ["plain connections without a reason", { forceTls: false }, "forceTls"],
  [
    "force_ssl among the parameters",
    { parameters: { "rds.force_ssl": 0 } },
    "parameters.rds.force_ssl",
  ],
  ["a backup window of 29 minutes", { backupWindow: "02:00-02:29" }, "backupWindow"],
  ["a user that SQL has a word for", { masterUsername: "user" }, "masterUsername"],
  ["a user that RDS keeps", { masterUsername: "admin" }, "masterUsername"],
  ["the first user's name for another", { applicationUsername: "postgres" }, "applicationUsername"],
  ["a database that SQL has a word for", { databaseName: "order" }, "databaseName"],
  ["a database that RDS keeps", { databaseName: "rdsadmin" }, "databaseName"],
  ["a made-up class", { instanceClass: "db.huge" }, "instanceClass"],
])("%s is refused", (_, database, path) => {
  expect(refused(database)).toEqual([path]);
});

test.each([
  ["growth of a tenth", { storageGiB: 100, maxStorageGiB: 110 }],
  ["IOPS on 400 GiB", { storageGiB: 400, iops: 12000, throughputMiBps: 3000 }],
  ["a minor by itself", { version: "16.8" }],
  [
    "plain connections for a reason",
    { forceTls: { value: false, reason: "an old reporting tool" } },
  ],
  ["any other parameter", { parameters: { work_mem: 65536, "rds.logical_replication": "1" } }],
  ["RDS's own choice of the first user", { masterUsername: "postgres" }],
  ["a word that only looks like SQL's", { masterUsername: "users", databaseName: "orders" }],
  ["a backup window of 30 minutes", { backupWindow: "23:45-00:15" }],
])("%s is taken", (_, database) => {
  expect(refused(database)).toEqual([]);
});
