import type { Severity } from "../findings/finding";

/** A field that stops or restarts something without replacing it. */
export interface Stopping {
  readonly types: RegExp;
  readonly path: readonly string[];
  /** `changed`: any change does it. Otherwise the value that does it. */
  readonly when: "changed" | ((value: unknown) => boolean);
  readonly what: string;
  readonly why: string;
  readonly severity: Severity;
  /** It happens at once only where this argument has this value; otherwise in the maintenance window. */
  readonly atOnce?: readonly [argument: string, value: unknown];
}

const zero = (value: unknown): boolean => value === 0 || value === "0";
const off = (value: unknown): boolean => value === false;
const RESTART = "It restarts for that, or moves to other machines.";
const NOW: readonly [string, unknown] = ["apply_immediately", true];

export const STOPPING: readonly Stopping[] = [
  {
    types: /^aws_ecs_service$/,
    path: ["desired_count"],
    when: zero,
    what: "is scaled to no task",
    why: "Nothing answers any more.",
    severity: "high",
  },
  {
    types: /^aws_autoscaling_group$/,
    path: ["desired_capacity"],
    when: zero,
    what: "is scaled to no instance",
    why: "Nothing answers any more.",
    severity: "high",
  },
  {
    types: /^aws_autoscaling_group$/,
    path: ["max_size"],
    when: zero,
    what: "is scaled to no instance",
    why: "Nothing answers any more.",
    severity: "high",
  },
  {
    types: /^aws_appautoscaling_target$/,
    path: ["max_capacity"],
    when: zero,
    what: "is scaled to nothing",
    why: "Nothing answers any more.",
    severity: "high",
  },
  {
    types: /^aws_eks_node_group$/,
    path: ["scaling_config", "desired_size"],
    when: zero,
    what: "is scaled to no node",
    why: "Its pods have nowhere to run.",
    severity: "high",
  },
  {
    types: /^aws_lambda_function$/,
    path: ["reserved_concurrent_executions"],
    when: zero,
    what: "may no longer run",
    why: "Every call is refused.",
    severity: "high",
  },
  {
    types: /^aws_lambda_event_source_mapping$/,
    path: ["enabled"],
    when: off,
    what: "is turned off",
    why: "Events wait, or are lost.",
    severity: "medium",
  },
  {
    types: /^aws_kms_key$/,
    path: ["is_enabled"],
    when: off,
    what: "is disabled",
    why: "What it encrypted cannot be read until it is enabled again.",
    severity: "critical",
  },
  {
    types: /^aws_cloudfront_distribution$/,
    path: ["enabled"],
    when: off,
    what: "is disabled",
    why: "It does not answer any more.",
    severity: "high",
  },
  {
    types: /^aws_globalaccelerator_accelerator$/,
    path: ["enabled"],
    when: off,
    what: "is disabled",
    why: "It does not answer any more.",
    severity: "high",
  },
  {
    types: /^aws_instance$/,
    path: ["instance_type"],
    when: "changed",
    what: "is stopped and started as another type",
    why: "The server is away for some minutes.",
    severity: "medium",
  },
  {
    types: /^aws_instance$/,
    path: ["user_data"],
    when: "changed",
    what: "is stopped and started for its user data",
    why: "The server is away for some minutes.",
    severity: "medium",
  },
  {
    types: /^aws_instance$/,
    path: ["ebs_optimized"],
    when: "changed",
    what: "is stopped and started",
    why: "The server is away for some minutes.",
    severity: "medium",
  },
  {
    types:
      /^aws_(db_instance|rds_cluster_instance|docdb_cluster_instance|neptune_cluster_instance)$/,
    path: ["instance_class"],
    when: "changed",
    what: "moves to another instance class",
    why: RESTART,
    severity: "medium",
    atOnce: NOW,
  },
  {
    types: /^aws_(db_instance|rds_cluster|docdb_cluster|neptune_cluster)$/,
    path: ["engine_version"],
    when: "changed",
    what: "is upgraded",
    why: "The database is offline while it is upgraded, and there is no way back but a snapshot.",
    severity: "high",
    atOnce: NOW,
  },
  {
    types: /^aws_db_instance$/,
    path: ["storage_type"],
    when: "changed",
    what: "moves to another kind of storage",
    why: "It is slower while it does.",
    severity: "low",
    atOnce: NOW,
  },
  {
    types: /^aws_(db_instance|rds_cluster)$/,
    path: ["port"],
    when: "changed",
    what: "moves to another port",
    why: "It restarts, and clients must follow.",
    severity: "high",
    atOnce: NOW,
  },
  {
    types: /^aws_elasticache_(cluster|replication_group)$/,
    path: ["node_type"],
    when: "changed",
    what: "moves to another node type",
    why: RESTART,
    severity: "medium",
  },
  {
    types: /^aws_elasticache_(cluster|replication_group)$/,
    path: ["engine_version"],
    when: "changed",
    what: "is upgraded",
    why: RESTART,
    severity: "medium",
  },
  {
    types: /^aws_mq_broker$/,
    path: ["engine_version"],
    when: "changed",
    what: "is upgraded",
    why: RESTART,
    severity: "medium",
  },
  {
    types: /^aws_redshift_cluster$/,
    path: ["node_type"],
    when: "changed",
    what: "moves to another node type",
    why: RESTART,
    severity: "medium",
  },
  {
    types: /^aws_eks_cluster$/,
    path: ["version"],
    when: "changed",
    what: "is upgraded",
    why: "There is no way back to the version before.",
    severity: "medium",
  },
];
