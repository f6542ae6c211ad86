import type { Severity } from "../findings/finding";
import { isNothing, isTrue, numberOf, textOf } from "../model/values";

export type Area = "encryption" | "logging" | "protection" | "backup" | "transport";

/** How strong a value of a field protects: higher is better; undefined where the field does not say. */
export type Strength = (value: unknown) => number | undefined;

/** A field that protects something, in whichever type of resource has it, at any depth. */
export interface Protecting {
  readonly field: RegExp;
  /** @default every type */
  readonly types?: RegExp;
  readonly area: Area;
  /** What the field is for, as the rest of a sentence that begins with the field. */
  readonly means: string;
  readonly strength: Strength;
  /** @default "medium" */
  readonly severity?: Severity;
  /** Whether something new without it is worth a word. */
  readonly alsoNew?: boolean;
}

const on: Strength = (value) => (isTrue(value) ? 1 : value === false || isNothing(value) ? 0 : 1);
const off: Strength = (value) => 1 - (on(value) ?? 0);
/** Absent and set. */
const set: Strength = (value) => (isNothing(value) ? 0 : 1);
const amount: Strength = (value) => numberOf(value) ?? 0;
/** A word of these, the best last; any other says nothing. */
const words =
  (...ranking: readonly string[]): Strength =>
  (value) => {
    const rank = ranking.indexOf((textOf(value) ?? "").toUpperCase());
    return rank < 0 ? undefined : rank;
  };
/** How many there are in a list. */
const length: Strength = (value) => (Array.isArray(value) ? value.length : set(value));

/** The year or the TLS version in the name of a policy: `TLSv1.2_2021`, `ELBSecurityPolicy-TLS13-1-2-2021-06`. */
const tls: Strength = (value) => {
  const text = textOf(value);
  if (text === undefined) return undefined;
  if (/TLS13-1-3/.test(text)) return 14;
  const [, major, minor] = /TLS(?:v|-|13-|_)?(1)[._-]([0-3])/i.exec(text) ?? [];
  if (major !== undefined && minor !== undefined) return 10 + Number(minor);
  return /2016-08|2015|SSLv3|TLSv1(_2016)?$|TLS_1_0/.test(text) ? 10 : undefined;
};

const sse: Strength = words("AES256", "AWS:KMS", "AWS:KMS:DSSE");

export const PROTECTING: readonly Protecting[] = [
  {
    field:
      /(^|\.)(storage_encrypted|encrypted|at_rest_encryption_enabled|kms_encrypted|cache_data_encrypted|root_volume_encryption_enabled|return_connection_password_encrypted|user_volume_encryption_enabled)$/,
    area: "encryption",
    means: "encrypts what is stored",
    strength: on,
    severity: "high",
    alsoNew: true,
  },
  {
    field:
      /^encrypt_at_rest\.enabled$|^server_side_encryption\.enabled$|^sse_specification\.sse_enabled$/,
    area: "encryption",
    means: "encrypts what is stored",
    strength: on,
    severity: "high",
  },
  {
    field: /(^|\.)(cloud_watch|s3_bucket)_encryption_enabled$/,
    area: "encryption",
    means: "encrypts what people did in containers",
    strength: on,
  },
  {
    field: /(^|\.)encryption_disabled$/,
    area: "encryption",
    means: "leaves what it stores unencrypted",
    strength: off,
    severity: "high",
  },
  {
    field: /(^|\.)(disable_ssl|insecure_ssl|insecure_skip_verification)$/,
    area: "transport",
    means: "lets connections be listened to",
    strength: off,
    severity: "high",
  },
  {
    field: /(^|\.)(tls_enabled|enable_ssl|require_encryption)$/,
    area: "transport",
    means: "encrypts connections",
    strength: on,
    severity: "high",
  },
  {
    field: /(^|\.)(enforce_workgroup_configuration|transfer_lock|object_lock_enabled)$/,
    area: "protection",
    means: "keeps others from going round what is set here",
    strength: on,
  },
  {
    field: /(^|\.)image_scanning_enabled$/,
    area: "protection",
    means: "looks for known holes in images",
    strength: on,
    severity: "low",
  },
  {
    field: /(^|\.)(is_logging_enabled|log_enabled|cw_log_enabled)$/,
    area: "logging",
    means: "keeps a record",
    strength: on,
  },
  {
    field: /(^|\.)(enable_continuous_backup|backup_retention_enabled)$/,
    area: "backup",
    means: "takes backups all the time",
    strength: on,
    severity: "high",
  },
  {
    field: /^sqs_managed_sse_enabled$/,
    area: "encryption",
    means: "encrypts the messages with a key of SQS",
    strength: on,
  },
  {
    field:
      /(^|\.)(kms_key_id|kms_key_arn|kms_master_key_id|kms_encryption_key|kms_key_identifier|master_user_secret_kms_key_id|performance_insights_kms_key_id|encryption_key)$/,
    area: "encryption",
    means: "names the key that encrypts it; without one it is AWS's own key, or none",
    strength: set,
  },
  {
    field: /(^|\.)sse_algorithm$/,
    area: "encryption",
    means: "is how objects are encrypted: with a key of yours, or with one of S3",
    strength: sse,
    severity: "low",
  },
  {
    field: /^encryption_type$/,
    types: /kinesis/,
    area: "encryption",
    means: "encrypts the stream",
    strength: words("NONE", "KMS"),
    severity: "high",
  },
  {
    field: /^encryption_configuration\.encryption_type$/,
    area: "encryption",
    means: "is whether the key is yours",
    strength: words("AES256", "KMS", "KMS_DSSE"),
    severity: "low",
  },
  {
    field: /^encryption_config$/,
    types: /eks_cluster/,
    area: "encryption",
    means: "encrypts the cluster's secrets with a key of yours",
    strength: set,
  },
  {
    field: /^enable_key_rotation$/,
    area: "encryption",
    means: "makes AWS replace the key's material every year",
    strength: on,
  },
  {
    field:
      /(^|\.)(transit_encryption_enabled|in_transit_encryption|in_cluster|node_to_node_encryption\.enabled|enforce_https|require_tls|require_ssl|enable_in_transit_encryption)$/,
    area: "transport",
    means: "encrypts connections",
    strength: on,
    severity: "high",
  },
  {
    field: /(^|\.)transit_encryption_mode$/,
    area: "transport",
    means: "is whether connections must be encrypted",
    strength: words("PREFERRED", "REQUIRED"),
  },
  {
    field: /(^|\.)transit_encryption$/,
    area: "transport",
    means: "encrypts connections",
    strength: words("DISABLED", "ENABLED"),
    severity: "high",
  },
  {
    field: /(^|\.)client_broker$/,
    area: "transport",
    means: "is whether clients must use TLS",
    strength: words("PLAINTEXT", "TLS_PLAINTEXT", "TLS"),
    severity: "high",
  },
  {
    field: /(^|\.)viewer_protocol_policy$/,
    area: "transport",
    means: "is whether plain HTTP is answered",
    strength: words("ALLOW-ALL", "REDIRECT-TO-HTTPS", "HTTPS-ONLY"),
    severity: "high",
  },
  {
    field: /(^|\.)origin_protocol_policy$/,
    area: "transport",
    means: "is whether the origin is asked over plain HTTP",
    strength: words("HTTP-ONLY", "MATCH-VIEWER", "HTTPS-ONLY"),
  },
  {
    field: /(^|\.)(ssl_policy|minimum_protocol_version|security_policy|tls_security_policy)$/,
    area: "transport",
    means: "is the oldest TLS that clients may use",
    strength: tls,
  },
  {
    field: /^protocol$/,
    types: /^aws_(alb|lb)_listener$/,
    area: "transport",
    means: "is whether clients' connections are encrypted",
    strength: words("HTTP", "TCP", "TLS", "HTTPS"),
    severity: "high",
  },
  {
    field: /(^|\.)http_tokens$/,
    area: "protection",
    means:
      "asks for tokens when the instance's credentials are read (IMDSv2), which stops forged requests",
    strength: words("OPTIONAL", "REQUIRED"),
    severity: "high",
  },
  {
    field:
      /(^|\.)(deletion_protection|deletion_protection_enabled|enable_deletion_protection|termination_protection|termination_protection_enabled|disable_api_termination|disable_api_stop|delete_protection|firewall_policy_change_protection|subnet_change_protection)$/,
    area: "protection",
    means: "keeps AWS from deleting it",
    strength: (value) => (textOf(value) === "INACTIVE" ? 0 : on(value)),
  },
  {
    field: /^deletion_protection$/,
    types: /cognito/,
    area: "protection",
    means: "keeps AWS from deleting it",
    strength: words("INACTIVE", "ACTIVE"),
  },
  {
    field: /^(force_destroy|force_delete|force_overwrite_replica_secret)$/,
    area: "protection",
    means: "lets it go with everything in it",
    strength: off,
  },
  {
    field: /^skip_final_(snapshot|backup)$/,
    area: "backup",
    means: "lets it go without a last snapshot",
    strength: off,
  },
  {
    field:
      /^(backup_retention_period|automated_snapshot_retention_period|snapshot_retention_limit|automatic_backup_retention_days)$/,
    area: "backup",
    means: "is how many days of automatic backups there are; 0 turns them off",
    strength: (value) => ((amount(value) ?? 0) > 0 ? 1 : 0),
    severity: "high",
  },
  {
    field: /^delete_automated_backups$/,
    area: "backup",
    means: "deletes the automatic backups with it",
    strength: off,
  },
  {
    field:
      /^(point_in_time_recovery\.enabled|point_in_time_recovery\.status|backup_policy\.status)$/,
    area: "backup",
    means: "lets any moment of the last days be restored",
    strength: (value) =>
      typeof value === "string" ? words("DISABLED", "ENABLED")(value) : on(value),
    severity: "high",
  },
  {
    field: /^versioning(_configuration)?\.(status|enabled)$/,
    area: "backup",
    means: "keeps what is overwritten or deleted",
    strength: (value) =>
      typeof value === "string" && !/true|false/.test(value)
        ? words("DISABLED", "SUSPENDED", "ENABLED")(value)
        : on(value),
    severity: "high",
  },
  {
    field: /(^|\.)mfa_delete$/,
    area: "protection",
    means: "asks for a second factor before versions are deleted",
    strength: (value) =>
      typeof value === "string" ? words("DISABLED", "ENABLED")(value) : on(value),
  },
  {
    field: /^(recovery_window_in_days|deletion_window_in_days)$/,
    area: "backup",
    means: "is how long a deletion can be taken back",
    strength: amount,
    severity: "low",
  },
  {
    field:
      /^(multi_az|multi_az_enabled|automatic_failover_enabled|zone_awareness_enabled|cross_zone_load_balancing)$/,
    area: "protection",
    means: "keeps it up when a zone fails",
    strength: on,
  },
  {
    field: /^auto_minor_version_upgrade$/,
    area: "protection",
    means: "takes security updates by itself",
    strength: on,
    severity: "low",
  },
  {
    field: /^image_tag_mutability$/,
    area: "protection",
    means: "keeps a tag from naming another image later",
    strength: words("MUTABLE", "IMMUTABLE"),
  },
  {
    field: /(^|\.)scan_on_push$/,
    area: "protection",
    means: "looks for known holes in images",
    strength: on,
    severity: "low",
  },
  {
    field: /^auth_token$/,
    area: "protection",
    means: "is what clients must know to connect",
    strength: set,
    severity: "high",
  },
  {
    field: /^drop_invalid_header_fields$/,
    area: "protection",
    means: "keeps malformed headers from what is behind",
    strength: on,
    severity: "low",
  },
  {
    field: /^desync_mitigation_mode$/,
    area: "protection",
    means: "keeps ambiguous requests out",
    strength: words("MONITOR", "DEFENSIVE", "STRICTEST"),
  },
  {
    field: /^(enable_waf_fail_open)$/,
    area: "protection",
    means: "lets requests pass while the firewall does not answer",
    strength: off,
    severity: "low",
  },
  {
    field: /(^|\.)(web_acl_id|web_acl_arn)$/,
    area: "protection",
    means: "names the firewall in front of it",
    strength: set,
    severity: "high",
  },
  {
    field: /^iam_database_authentication_enabled$/,
    area: "protection",
    means: "lets users sign in without a password",
    strength: on,
    severity: "low",
  },
  {
    field: /^(mfa_configuration)$/,
    area: "protection",
    means: "asks users for a second factor",
    strength: words("OFF", "OPTIONAL", "ON"),
    severity: "high",
  },
  {
    field: /^advanced_security_mode$|^user_pool_add_ons\.advanced_security_mode$/,
    area: "protection",
    means: "watches for stolen passwords",
    strength: words("OFF", "AUDIT", "ENFORCED"),
  },
  {
    field: /^(password_policy\.minimum_length|minimum_password_length)$/,
    area: "protection",
    means: "is the shortest password",
    strength: amount,
  },
  {
    field:
      /^(require_(symbols|numbers|lowercase_characters|uppercase_characters)|password_policy\.require_\w+|hard_expiry)$/,
    area: "protection",
    means: "is what passwords must have",
    strength: on,
    severity: "low",
  },
  {
    field: /^(privileged_mode|environment\.privileged_mode)$/,
    area: "protection",
    means: "gives builds the whole machine",
    strength: off,
  },
  {
    field: /^enable_execute_command$/,
    area: "protection",
    means: "lets people with the permission run commands in its containers",
    strength: off,
    severity: "low",
  },
  {
    field: /^deployment_circuit_breaker\.(enable|rollback)$/,
    area: "protection",
    means: "takes a failed deployment back",
    strength: on,
  },
  {
    field: /^(root_access)$/,
    types: /sagemaker/,
    area: "protection",
    means: "gives users root",
    strength: words("ENABLED", "DISABLED"),
  },
  {
    field: /^(enable_network_isolation|enable_inter_container_traffic_encryption)$/,
    area: "protection",
    means: "keeps it from the network",
    strength: on,
  },
  {
    field: /^rotation_rules\.automatically_after_days$/,
    area: "protection",
    means: "is how often the secret is replaced",
    strength: (value) => -(amount(value) ?? 0),
    severity: "low",
  },
  {
    field: /^block_public_\w+$/,
    types: /^aws_(ec2|ebs|emr)_/,
    area: "protection",
    means: "keeps it from being made public",
    strength: on,
    severity: "high",
  },
  {
    field:
      /^enabled_cloudwatch_logs_exports$|^enabled_cluster_log_types$|^enabled_log_types$|^cloudwatch_logs_exports$/,
    area: "logging",
    means: "lists the logs that are kept",
    strength: length,
  },
  {
    field:
      /(^|\.)(access_logs|connection_logs|logging|logs|audit_logs|general)\.(enabled|bucket|target_bucket)$/,
    area: "logging",
    means: "keeps a record of requests",
    strength: (value) => (typeof value === "string" ? set(value) : on(value)),
  },
  {
    field:
      /^(access_log_settings|logging_config|logging_configuration|logging_info|log_publishing_options|log_delivery_configuration|audit_log_configuration|log_configuration)$/,
    area: "logging",
    means: "says where its logs go",
    strength: length,
  },
  {
    field:
      /^(enable_logging|enable_log_file_validation|include_global_service_events|is_multi_region_trail|is_organization_trail)$/,
    area: "logging",
    means: "is part of the record of who did what",
    strength: on,
    severity: "high",
  },
  {
    field: /^(data_trace_enabled|metrics_enabled|settings\.logging_level)$/,
    area: "logging",
    means: "keeps a record of requests",
    strength: (value) =>
      typeof value === "string" ? words("OFF", "ERROR", "INFO")(value) : on(value),
    severity: "low",
  },
  {
    field: /^(performance_insights_enabled|enhanced_monitoring|monitoring|xray_tracing_enabled)$/,
    area: "logging",
    means: "measures it",
    strength: on,
    severity: "low",
  },
  {
    field: /^monitoring_interval$/,
    area: "logging",
    means: "is how often the machine is measured; 0 is never",
    strength: (value) => ((amount(value) ?? 0) > 0 ? 1 : 0),
    severity: "low",
  },
  {
    field: /^(tracing_config\.mode)$/,
    area: "logging",
    means: "traces requests",
    strength: words("PASSTHROUGH", "ACTIVE"),
    severity: "low",
  },
  {
    field: /^setting\.value$/,
    types: /^aws_ecs_cluster$/,
    area: "logging",
    means: "measures the cluster's tasks",
    strength: words("DISABLED", "ENABLED", "ENHANCED"),
    severity: "low",
  },
  {
    field: /^(actions_enabled)$/,
    area: "logging",
    means: "lets the alarm tell somebody",
    strength: on,
  },
  { field: /^(alarm_actions)$/, area: "logging", means: "is whom the alarm tells", strength: set },
  {
    field: /^enable$/,
    types: /guardduty|inspector|macie|securityhub/,
    area: "protection",
    means: "watches the account for attacks",
    strength: on,
    severity: "high",
  },
  {
    field: /^(enabled|is_enabled)$/,
    types:
      /^aws_(ebs_encryption_by_default|config_configuration_recorder_status|securityhub_|accessanalyzer_|shield_|rum_|cloudwatch_event_rule|scheduler_schedule_status|s3_bucket_metric)/,
    area: "protection",
    means: "turns it on",
    strength: on,
  },
  {
    field: /^state$/,
    types: /^aws_(ebs_snapshot_block_public_access|ec2_image_block_public_access)$/,
    area: "protection",
    means: "keeps snapshots and images from being made public",
    strength: words("UNBLOCKED", "BLOCK-NEW-SHARING", "BLOCK-ALL-SHARING"),
    severity: "high",
  },
  {
    field: /^default_action\.allow$/,
    types: /wafv2_web_acl/,
    area: "protection",
    means: "lets pass what no rule names",
    strength: (value) => (Array.isArray(value) && value.length > 0 ? 0 : 1),
    severity: "high",
  },
  {
    field: /^rule$/,
    types: /^aws_wafv2_(web_acl|rule_group)$/,
    area: "protection",
    means: "lists what the firewall looks for",
    strength: length,
  },
];
