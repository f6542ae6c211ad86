import type { Protecting } from "./protecting";
import { amount, length, on, set, words } from "./strength";

/** What keeps a record, measures, or tells somebody. */
export const LOGGING: readonly Protecting[] = [
  {
    field: /(^|\.)(is_logging_enabled|log_enabled|cw_log_enabled)$/,
    area: "logging",
    means: "keeps a record",
    strength: on,
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
      /^(enable_log_file_validation|include_global_service_events|is_multi_region_trail|is_organization_trail)$/,
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
    field: /^enable_logging$/,
    types: /^aws_cloudtrail$/,
    area: "logging",
    means: "writes down who did what in the account",
    strength: on,
    severity: "critical",
  },
];
