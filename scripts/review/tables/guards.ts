import type { Severity } from "../findings/finding";
import type { Area } from "./protections";

/** Types that protect by being there, with what is missing without them. */
export const GUARDS: readonly (readonly [
  types: RegExp,
  area: Area,
  without: string,
  severity: Severity,
])[] = [
  [
    /^aws_s3_bucket_server_side_encryption_configuration$/,
    "encryption",
    "New objects are encrypted by S3's own key only.",
    "medium",
  ],
  [
    /^aws_s3_bucket_versioning$/,
    "backup",
    "What is overwritten or deleted is gone at once.",
    "high",
  ],
  [
    /^aws_s3_bucket_object_lock_configuration$/,
    "protection",
    "Objects can be deleted before their time.",
    "high",
  ],
  [/^aws_s3_bucket_logging$/, "logging", "Nobody can tell any more who read the bucket.", "medium"],
  [
    /^aws_s3_bucket_replication_configuration$/,
    "backup",
    "There is no copy of new objects any more.",
    "medium",
  ],
  [
    /^aws_ebs_encryption_by_default$/,
    "encryption",
    "New volumes are no longer encrypted by themselves.",
    "high",
  ],
  [/^aws_(flow_log)$/, "logging", "Nobody can tell any more who talked to whom.", "medium"],
  [
    /^aws_cloudtrail$/,
    "logging",
    "Nobody can tell any more who did what in the account.",
    "critical",
  ],
  [
    /^aws_config_(configuration_recorder|configuration_recorder_status|delivery_channel)$/,
    "logging",
    "Changes of the account are no longer recorded.",
    "high",
  ],
  [
    /^aws_config_(config_rule|conformance_pack|organization_.*)$/,
    "protection",
    "Nobody is told any more when the rule is broken.",
    "medium",
  ],
  [
    /^aws_(guardduty_detector|guardduty_detector_feature|guardduty_organization_\w+)$/,
    "protection",
    "Attacks on the account are no longer noticed.",
    "high",
  ],
  [
    /^aws_(securityhub_account|securityhub_standards_subscription|inspector2_enabler|macie2_account|accessanalyzer_analyzer|detective_graph)$/,
    "protection",
    "Nobody looks for weak places in the account any more.",
    "high",
  ],
  [
    /^aws_wafv2_web_acl(_association|_logging_configuration)?$|^aws_waf(regional)?_web_acl(_association)?$/,
    "protection",
    "The firewall in front is gone.",
    "high",
  ],
  [
    /^aws_networkfirewall_(firewall|logging_configuration)$/,
    "protection",
    "The firewall of the network is gone.",
    "high",
  ],
  [
    /^aws_shield_protection$/,
    "protection",
    "It is no longer protected against floods of requests.",
    "medium",
  ],
  [
    /^aws_backup_(plan|selection|vault_lock_configuration|vault_policy)$/,
    "backup",
    "Backups are no longer taken, or no longer locked.",
    "high",
  ],
  [
    /^aws_efs_backup_policy$|^aws_db_instance_automated_backups_replication$|^aws_dlm_lifecycle_policy$/,
    "backup",
    "Backups are no longer taken.",
    "high",
  ],
  [
    /^aws_secretsmanager_secret_rotation$/,
    "protection",
    "The secret is no longer replaced.",
    "medium",
  ],
  [
    /^aws_cloudwatch_(metric_alarm|composite_alarm)$/,
    "logging",
    "Nobody is told any more.",
    "medium",
  ],
  [/^aws_sns_topic_subscription$/, "logging", "Whoever was told is told no more.", "low"],
  [
    /^aws_(route53_query_log|vpc_block_public_access_options|lb_trust_store)$/,
    "protection",
    "What it kept watch over is open or unseen.",
    "medium",
  ],
  [
    /^aws_route53_resolver_(query_log_config|query_log_config_association|firewall_rule_group_association)$/,
    "logging",
    "Lookups are no longer recorded or filtered.",
    "medium",
  ],
  [
    /^aws_(organizations_policy|organizations_policy_attachment)$/,
    "protection",
    "What the policy forbade in the accounts is allowed again.",
    "high",
  ],
  [
    /^aws_iam_account_password_policy$/,
    "protection",
    "Passwords may be as short as AWS allows.",
    "medium",
  ],
  [
    /^aws_(ebs_snapshot_block_public_access|ec2_image_block_public_access|emr_block_public_access_configuration)$/,
    "protection",
    "It can be made public again.",
    "high",
  ],
  [
    /^aws_budgets_budget$|^aws_ce_anomaly_(monitor|subscription)$/,
    "logging",
    "Nobody is told any more when it becomes expensive.",
    "low",
  ],
  [
    /^aws_cloudwatch_log_subscription_filter$|^aws_api_gateway_method_settings$/,
    "logging",
    "Logs no longer go where they went.",
    "low",
  ],
  [
    /^aws_network_acl(_rule)?$/,
    "protection",
    "Its subnets fall back to the default list, which allows everything.",
    "medium",
  ],
];
