import type { Protecting } from "./protecting";
import { amount, off, on, set, words } from "./strength";

/** What can bring data back. */
export const BACKUP: readonly Protecting[] = [
  {
    field: /(^|\.)(enable_continuous_backup|backup_retention_enabled)$/,
    area: "backup",
    means: "takes backups all the time",
    strength: on,
    severity: "high",
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
    field: /^(recovery_window_in_days|deletion_window_in_days)$/,
    area: "backup",
    means: "is how long a deletion can be taken back",
    strength: amount,
    severity: "low",
  },
  {
    field: /^(dead_letter_config|redrive_policy)$/,
    area: "backup",
    means: "keeps what could not be worked on",
    strength: set,
  },
  {
    field: /^rule\.copy_action$/,
    types: /^aws_backup_plan$/,
    area: "backup",
    means: "copies backups to where the first ones cannot be lost with them",
    strength: set,
    severity: "high",
  },
];
