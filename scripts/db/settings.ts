import type {
  ModifyDBInstanceMessage,
  RestoreDBInstanceFromDBSnapshotMessage,
} from "@aws-sdk/client-rds";
import { defined } from "../../src/defined";
import type { Database } from "./database";

/** What a restored instance is for. `beside` and `drill`: a copy for a while, without standby and backups. */
export type Purpose = "beside" | "drill" | "in-place";

type Restored = Partial<RestoreDBInstanceFromDBSnapshotMessage>;

/**
 * What an instance is restored with, so that it stands where the database stands and only those reach it who reach
 * that: RDS would take its own defaults for each. Source: RDS API Reference, RestoreDBInstanceFromDBSnapshot.
 */
export function restoredWith(database: Database, purpose: Purpose, sizeGiB: number): Restored {
  const { text, number, flag, list } = reader(database);
  const own = purpose === "in-place";
  const configured = number("allocated_storage") ?? 0;
  return defined({
    DBInstanceClass: text("instance_class"),
    DBSubnetGroupName: text("db_subnet_group_name"),
    VpcSecurityGroupIds: list("vpc_security_group_ids"),
    DBParameterGroupName: text("parameter_group_name"),
    Port: number("port"),
    StorageType: text("storage_type"),
    ...(configured >= 400 && {
      Iops: number("iops"),
      StorageThroughput: number("storage_throughput"),
    }),
    AllocatedStorage: configured > sizeGiB ? configured : undefined,
    CACertificateIdentifier: text("ca_cert_identifier"),
    EnableIAMDatabaseAuthentication: flag("iam_database_authentication_enabled"),
    AutoMinorVersionUpgrade: own ? flag("auto_minor_version_upgrade") : false,
    CopyTagsToSnapshot: flag("copy_tags_to_snapshot"),
    PubliclyAccessible: false,
    MultiAZ: own ? flag("multi_az") : false,
    DeletionProtection: own ? flag("deletion_protection") : false,
  });
}

type Modified = Partial<ModifyDBInstanceMessage>;

/** What can be set once it is there, and not before: what the provider does too when it restores. */
export function modifiedTo(database: Database, purpose: Purpose): Modified {
  // No backups and no maintenance: it is not to last.
  if (purpose !== "in-place") return { BackupRetentionPeriod: 0 };
  const { text, number, flag } = reader(database);
  const insights = flag("performance_insights_enabled");
  return defined({
    BackupRetentionPeriod: number("backup_retention_period"),
    PreferredBackupWindow: text("backup_window"),
    PreferredMaintenanceWindow: text("maintenance_window"),
    MaxAllocatedStorage: number("max_allocated_storage") || undefined,
    MonitoringInterval: number("monitoring_interval"),
    MonitoringRoleArn: text("monitoring_role_arn"),
    EnablePerformanceInsights: insights,
    ...(insights && {
      PerformanceInsightsRetentionPeriod: number("performance_insights_retention_period"),
      PerformanceInsightsKMSKeyId: text("performance_insights_kms_key_id"),
    }),
  });
}

/** The logs that it sends to CloudWatch, once it has its name: the groups are named after it. */
export const exportedLogs = (database: Database): string[] =>
  reader(database).list("enabled_cloudwatch_logs_exports") ?? [];

/** Reads what Terraform made the database with; what is empty there was not said. */
export function reader({ entry: { attributes } }: Database) {
  return {
    text: (name: string) => {
      const value = attributes[name];
      return typeof value === "string" && value !== "" ? value : undefined;
    },
    number: (name: string) => {
      const value = attributes[name];
      return typeof value === "number" ? value : undefined;
    },
    flag: (name: string) => {
      const value = attributes[name];
      return typeof value === "boolean" ? value : undefined;
    },
    list: (name: string) => {
      const value = attributes[name];
      return Array.isArray(value) ? value.map(String) : undefined;
    },
  };
}
