import type { Protecting } from "./protecting";
import { off, on, words } from "./strength";

/** What keeps machines, builds and accounts from being taken over. */
export const MACHINES: readonly Protecting[] = [
  {
    field: /(^|\.)image_scanning_enabled$/,
    area: "protection",
    means: "looks for known holes in images",
    strength: on,
    severity: "low",
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
    field: /(^|\.)scan_on_push$/,
    area: "protection",
    means: "looks for known holes in images",
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
    field: /^block_public_\w+$/,
    types: /^aws_(ec2|ebs|emr)_/,
    area: "protection",
    means: "keeps it from being made public",
    strength: on,
    severity: "high",
  },
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
    means: "is what turns it on: a record, a watch, or encryption of what is new",
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
];
