import type { Severity } from "../findings/finding";

/** A number that says how long or how much is kept: what is beyond a smaller one is deleted. */
export interface Shrinking {
  readonly type: string;
  readonly path: readonly string[];
  /** What a smaller number deletes. */
  readonly lost: string;
  /** The value that means for ever, where there is one. */
  readonly forEver?: number;
  /** @default "high" */
  readonly severity?: Severity;
}

export const SHRINKING: readonly Shrinking[] = [
  {
    type: "aws_cloudwatch_log_group",
    path: ["retention_in_days"],
    lost: "Log events that are older are deleted.",
    forEver: 0,
    severity: "medium",
  },
  {
    type: "aws_cloudtrail_event_data_store",
    path: ["retention_period"],
    lost: "Events that are older are deleted.",
  },
  { type: "aws_kinesis_stream", path: ["retention_period"], lost: "Older records are gone." },
  {
    type: "aws_sqs_queue",
    path: ["message_retention_seconds"],
    lost: "Messages that are older are gone.",
    severity: "medium",
  },
  {
    type: "aws_timestreamwrite_table",
    path: ["retention_properties", "magnetic_store_retention_period_in_days"],
    lost: "Older records are deleted.",
  },
  {
    type: "aws_dynamodb_table",
    path: ["point_in_time_recovery", "recovery_period_in_days"],
    lost: "Moments before that can no longer be restored.",
    severity: "medium",
  },
  ...["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"].map(
    (type): Shrinking => ({
      type,
      path: ["backup_retention_period"],
      lost: "Automatic backups that are older are deleted.",
      severity: "medium",
    }),
  ),
  {
    type: "aws_redshift_cluster",
    path: ["automated_snapshot_retention_period"],
    lost: "Automatic snapshots that are older are deleted.",
    severity: "medium",
  },
  ...["aws_elasticache_cluster", "aws_elasticache_replication_group"].map(
    (type): Shrinking => ({
      type,
      path: ["snapshot_retention_limit"],
      lost: "Snapshots that are older are deleted.",
      severity: "medium",
    }),
  ),
  {
    type: "aws_backup_plan",
    path: ["rule", "lifecycle", "delete_after"],
    lost: "Backups are deleted sooner.",
  },
  {
    type: "aws_s3_bucket_object_lock_configuration",
    path: ["rule", "default_retention", "days"],
    lost: "New objects can be deleted sooner.",
    severity: "medium",
  },
  {
    type: "aws_memorydb_cluster",
    path: ["snapshot_retention_limit"],
    lost: "Snapshots that are older are deleted.",
    severity: "medium",
  },
];
