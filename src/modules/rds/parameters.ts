import type { DatabaseConfig } from "./config";

/** A parameter as a parameter group takes it. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly applyMethod: "immediate" | "pending-reboot";
}

/**
 * Parameters that count only after a restart; RDS refuses to apply them at once. Source: PostgreSQL
 * and pg_cron, settings of the context `postmaster`, and RDS's own static ones. `rds.force_ssl` is dynamic, but
 * RDS answers `pending-reboot` where 1 is its default (from 15 on), which would be a change in every plan.
 */
const AFTER_RESTART: ReadonlySet<string> = new Set([
  "autovacuum_freeze_max_age",
  "autovacuum_max_workers",
  "autovacuum_multixact_freeze_max_age",
  "cron.database_name",
  "cron.host",
  "cron.log_run",
  "cron.log_statement",
  "cron.max_running_jobs",
  "cron.timezone",
  "cron.use_background_workers",
  "huge_pages",
  "max_connections",
  "max_files_per_process",
  "max_locks_per_transaction",
  "max_logical_replication_workers",
  "max_pred_locks_per_transaction",
  "max_prepared_transactions",
  "max_replication_slots",
  "max_wal_senders",
  "max_worker_processes",
  "min_dynamic_shared_memory",
  "old_snapshot_threshold",
  "pg_stat_statements.max",
  "rds.custom_dns_resolution",
  "rds.force_ssl",
  "rds.logical_replication",
  "reserved_connections",
  "shared_buffers",
  "shared_preload_libraries",
  "superuser_reserved_connections",
  "track_activity_query_size",
  "track_commit_timestamp",
  "wal_buffers",
]);

/** The parameters of a database, by name: ours, and over them those that are given. */
export function parametersOf(
  config: Pick<DatabaseConfig, "forceTls" | "slowQueryMs" | "parameters">,
): Parameter[] {
  const values: Record<string, string> = {
    "rds.force_ssl": config.forceTls.value ? "1" : "0",
    log_min_duration_statement: String(config.slowQueryMs),
    ...config.parameters,
  };
  return Object.entries(values)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => ({
      name,
      value,
      applyMethod: AFTER_RESTART.has(name) ? "pending-reboot" : "immediate",
    }));
}

/** The parameter group's family of a version: `postgres16` for `16` and for `16.8`. */
export const familyOf = (version: string): string => `postgres${version.split(".")[0]}`;
