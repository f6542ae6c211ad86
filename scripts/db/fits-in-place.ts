import type { DBInstance, DBSnapshot } from "@aws-sdk/client-rds";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Database } from "./database";
import { reader } from "./settings";
import type { Source } from "./source";

/**
 * Refuses what would not be the configured database afterwards, so that the next plan would replace or change it.
 * A moment's data comes with the very storage, key and version that the database has.
 */
export function requireFitting(
  database: Database,
  source: Source,
  snapshot: DBSnapshot | undefined,
): void {
  const { text, number, flag } = reader(database);
  const size = number("allocated_storage") ?? source.sizeGiB;
  const limit = Math.max(size, number("max_allocated_storage") ?? 0);
  if (source.sizeGiB > limit)
    throw unfit(
      `the data takes ${source.sizeGiB} GiB of storage, and ${database.key} is configured for ${limit}`,
      `Storage never shrinks: raise \`storageGiB\` or \`maxStorageGiB\` of databases.${database.key} to ${source.sizeGiB}, deploy, and restore then.`,
    );
  if (!snapshot) return;
  const {
    MasterUsername: owner,
    Encrypted,
    KmsKeyId,
    EngineVersion,
    DBSnapshotIdentifier,
  } = snapshot;
  const name = `the snapshot ${DBSnapshotIdentifier}`;
  const configured = text("username");
  if (configured !== undefined && owner !== undefined && owner !== configured)
    throw unfit(
      `${name} has the owner ${owner}, and ${database.key} has ${configured}`,
      "It is another database's. Restore it --beside.",
    );
  const encrypted = flag("storage_encrypted") ?? Encrypted;
  const key = text("kms_key_id");
  if (encrypted !== Encrypted || (key !== undefined && KmsKeyId !== undefined && key !== KmsKeyId))
    throw unfit(
      `${name} is ${Encrypted ? `encrypted with ${KmsKeyId}` : "not encrypted"}, and ${database.key} with ${key ?? "AWS's own key"}`,
      `The next plan would replace the database. Restore a copy with the right key: aws rds copy-db-snapshot --source-db-snapshot-identifier ${DBSnapshotIdentifier} --target-db-snapshot-identifier <name> --kms-key-id ${key ?? "alias/aws/rds"}`,
    );
  const [major] = (EngineVersion ?? "").split(".");
  const [wanted] = (text("engine_version") ?? major ?? "").split(".");
  if (major !== "" && major !== wanted)
    throw unfit(
      `${name} is of PostgreSQL ${major}, and ${database.key} is configured for ${wanted}`,
      "The next deploy would upgrade it. Restore it --beside, or configure its version and deploy first.",
    );
}

/** Only a database that is up can be snapshot, renamed and replaced. */
export function requireUp({
  DBInstanceStatus: status = "",
  DBInstanceIdentifier,
}: DBInstance): void {
  if (!/^(stopped|stopping|starting)$/.test(status)) return;
  throw unfit(
    `the database ${DBInstanceIdentifier} is ${status}`,
    "RDS renames no database that is stopped. `devops-platform resume` starts a paused environment's.",
  );
}

const unfit = (message: string, hint: string) =>
  new CommandError(message, { hint, exitCode: exitCodes.refused });
