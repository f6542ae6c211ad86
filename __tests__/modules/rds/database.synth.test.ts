import { expect, test } from "vitest";
import { primaryOf, synthesizeDatabase } from "./support";

const durable = { lifecycle: "durable" } as const;
const reason = "a test entrusts nothing to it";

test("a database is encrypted, reached from inside alone and never the default of anything", () => {
  expect(primaryOf()).toMatchObject({
    identifier: "acme-test-main",
    engine: "postgres",
    engine_version: "16",
    storage_type: "gp3",
    storage_encrypted: true,
    publicly_accessible: false,
    allow_major_version_upgrade: false,
    copy_tags_to_snapshot: true,
    vpc_security_group_ids: ["sg-main"],
    db_subnet_group_name: "${aws_db_subnet_group.main.name}",
    parameter_group_name: "${aws_db_parameter_group.main.name}",
  });
});

test("a system may prescribe the identifier", () => {
  expect(primaryOf({ identifier: "legacy" }).identifier).toBe("legacy");
});

test("size, growth, performance and standby are those of the configuration", () => {
  const config = {
    instanceClass: "db.r7g.large",
    storageGiB: 400,
    maxStorageGiB: 800,
    iops: 16000,
    throughputMiBps: 1000,
    multiAz: true,
  };
  expect(primaryOf(config)).toMatchObject({
    instance_class: "db.r7g.large",
    allocated_storage: 400,
    max_allocated_storage: 800,
    iops: 16000,
    storage_throughput: 1000,
    multi_az: true,
  });
});

test("minors come by themselves, unless the version names one", () => {
  expect(primaryOf({ version: "16" }).auto_minor_version_upgrade).toBe(true);
  expect(primaryOf({ version: "16.8" }).auto_minor_version_upgrade).toBe(false);
});

test("backups and windows are those of the configuration", () => {
  const config = {
    backupRetentionDays: 14,
    backupWindow: "01:00-02:00",
    maintenanceWindow: "mon:05:00-mon:06:00",
  };
  expect(primaryOf(config)).toMatchObject({
    backup_retention_period: 14,
    backup_window: "01:00-02:00",
    maintenance_window: "mon:05:00-mon:06:00",
  });
});

test("a disposable database goes without a trace", () => {
  expect(primaryOf()).toMatchObject({
    deletion_protection: false,
    skip_final_snapshot: true,
    delete_automated_backups: true,
    lifecycle: { prevent_destroy: false },
  });
});

test("a durable database is protected and leaves its backups behind", () => {
  expect(primaryOf({}, durable)).toMatchObject({
    deletion_protection: true,
    skip_final_snapshot: false,
    delete_automated_backups: false,
    lifecycle: { prevent_destroy: true },
  });
});

test("a durable database may be opened to deletion on purpose", () => {
  const config = { deletionProtection: { value: false, reason } };
  expect(primaryOf(config, durable)).toMatchObject({
    deletion_protection: false,
    lifecycle: { prevent_destroy: false },
  });
});

test("the final snapshot is named after a generation that Terraform draws and keeps", () => {
  const { resource } = synthesizeDatabase({}, durable);
  expect(resource("aws_db_instance.main").final_snapshot_identifier).toBe(
    "acme-test-main-final-${terraform_data.main_generation.id}",
  );
});

test("what replaces the database draws another generation", () => {
  const config = { masterUsername: "chief", databaseName: "shop" };
  const { resource } = synthesizeDatabase(config, { ...durable, kmsKeyArn: "arn:key" });
  expect(resource("terraform_data.main_generation").triggers_replace).toEqual({
    database_name: "shop",
    username: "chief",
    key: "arn:key",
  });
});

test("a restored database starts from the snapshot and does not care about it later", () => {
  expect(primaryOf({ restoreFromSnapshot: "before-the-move" })).toMatchObject({
    snapshot_identifier: "before-the-move",
    lifecycle: { ignore_changes: ["snapshot_identifier"] },
  });
});

test("the given key encrypts the storage and Performance Insights", () => {
  expect(primaryOf({}, { kmsKeyArn: "arn:key" })).toMatchObject({
    kms_key_id: "arn:key",
    performance_insights_kms_key_id: "arn:key",
  });
});

test("Performance Insights can be left out", () => {
  const database = primaryOf({ performanceInsights: false });
  expect(database.performance_insights_enabled).toBe(false);
  expect(database).not.toHaveProperty("performance_insights_retention_period");
});
