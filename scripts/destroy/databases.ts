import { numberOf, ofType, textOf } from "../state/attributes";
import type { StateEntry } from "../state/document";

/** A database that keeps data of its own; a replica is a copy. */
export interface DeployedDatabase {
  readonly address: string;
  readonly arn: string;
  readonly identifier: string;
  /** Without which its backups mean nothing: AWS's own id of the instance. */
  readonly resourceId: string;
  readonly sizeGiB: number;
  /** Name of the snapshot that RDS takes when it is deleted; undefined where none is configured. */
  readonly finalSnapshot: string | undefined;
  /** Days that its automated backups outlive it; 0 where they go with it. */
  readonly backupDays: number;
  readonly kmsKeyArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

export const databasesIn = (entries: readonly StateEntry[]): DeployedDatabase[] =>
  ofType(entries, "aws_db_instance")
    .filter((entry) => textOf(entry, "replicate_source_db") === "")
    .map((entry) => ({
      address: entry.address,
      arn: textOf(entry, "arn"),
      identifier: textOf(entry, "identifier"),
      resourceId: textOf(entry, "resource_id"),
      sizeGiB: numberOf(entry, "allocated_storage"),
      finalSnapshot: entry.attributes.skip_final_snapshot
        ? undefined
        : textOf(entry, "final_snapshot_identifier") || undefined,
      backupDays: entry.attributes.delete_automated_backups
        ? 0
        : numberOf(entry, "backup_retention_period"),
      kmsKeyArn: textOf(entry, "kms_key_id"),
      tags: (entry.attributes.tags_all ?? {}) as Readonly<Record<string, string>>,
    }));
