import type { Field } from "./field";

const DATABASE = /^aws_db_instance$/;
const REPLICA = /^(\w+)_replica_\d+$/;

/** A replica is of the database that it is named after. */
const EITHER = /^(\w+?)(?:_replica_\d+)?$/;

const of = (field: string, argument: RegExp, name = EITHER): Field => ({
  types: DATABASE,
  argument,
  field: `databases.*.${field}`,
  name,
});

/** What an environment's `databases` make. */
export const DATABASES: readonly Field[] = [
  of("replicaInstanceClass", /^instance_class$/, REPLICA),
  of("instanceClass", /^instance_class$/),
  of("version", /^engine(_version)?$/),
  of("storageGiB", /^allocated_storage$/),
  of("maxStorageGiB", /^max_allocated_storage$/),
  of("iops", /^iops$/),
  of("throughputMiBps", /^storage_throughput$/),
  of("multiAz", /^multi_az$/),
  of("databaseName", /^db_name$/),
  of("port", /^port$/),
  of("masterUsername", /^username$/),
  of("masterPasswordVersion", /^password/),
  of("iamAuthentication", /^iam_database_authentication_enabled$/),
  of("backupRetentionDays", /^(backup_retention_period|delete_automated_backups)$/),
  of("backupWindow", /^backup_window$/),
  of("maintenanceWindow", /^maintenance_window$/),
  of("autoMinorVersionUpgrade", /^auto_minor_version_upgrade$/),
  of("allowMajorVersionUpgrade", /^allow_major_version_upgrade$/),
  of("applyImmediately", /^apply_immediately$/),
  of("performanceInsights", /^performance_insights_(enabled|retention_period)$/),
  of("monitoringSeconds", /^monitoring_/),
  of("logExports", /^enabled_cloudwatch_logs_exports$/),
  of("certificateAuthority", /^ca_cert_identifier$/),
  of("deletionProtection", /^deletion_protection$/),
  of("finalSnapshot", /^(skip_final_snapshot|final_snapshot_identifier)$/),
  of("restoreFromSnapshot", /^snapshot_identifier$/),
  of("kmsKeyArn", /kms_key_id$/),
  of("identifier", /^identifier$/),
  of("tier", /^(publicly_accessible|db_subnet_group_name)$/),
  { types: DATABASE, name: REPLICA, field: "databases.*.replicas" },
  { types: DATABASE, field: "databases.*" },
  { types: /^aws_db_parameter_group$/, argument: /^family$/, field: "databases.*.version" },
  { types: /^aws_db_parameter_group$/, field: "databases.*.parameters" },
  { types: /^aws_db_subnet_group$/, field: "databases.*.tier" },
  {
    types: /^terraform_data$/,
    name: /^(\w+)_generation$/,
    field: "databases.*.restoreFromSnapshot",
  },
  {
    types: /^aws_cloudwatch_log_group$/,
    name: /^(\w+?)(?:_replica_\d+)?_(?:postgresql|upgrade)$/,
    argument: /^retention_in_days$/,
    field: "databases.*.logRetentionDays",
  },
  {
    types: /^aws_cloudwatch_log_group$/,
    name: /^(\w+?)(?:_replica_\d+)?_(?:postgresql|upgrade)$/,
    field: "databases.*.logExports",
  },
  {
    types: /^aws_iam_role(_policy_attachment)?$/,
    name: /^(\w+)_monitoring(?:_policy)?$/,
    field: "databases.*.monitoringSeconds",
  },
  {
    types: /^aws_(scheduler_schedule|iam_role|iam_role_policy)$/,
    name: /^(?:\w+_)?(?:keep_stopped|start|stop|opens|closes)$/,
    field: "officeHours",
  },
  { types: /^aws_security_group$/, name: /^database_(\w+)$/, field: "databases.*" },
];
