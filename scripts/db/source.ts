import type { DBInstance, DBSnapshot, RDSClient } from "@aws-sdk/client-rds";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { type Backups, backupsOf } from "./backups";
import type { Database } from "./database";
import { snapshotNamed, snapshotsOf } from "./rds";

/** What a database is restored from. */
export type Source = SnapshotSource | TimeSource;

interface Common {
  /** The moment that the data is of, ISO 8601. */
  readonly moment: string;
  readonly sizeGiB: number;
}

export interface SnapshotSource extends Common {
  readonly kind: "snapshot";
  /** Its name; an ARN where another account shares it. */
  readonly snapshot: string;
}

export interface TimeSource extends Common {
  readonly kind: "time";
  /** Whether it is the last moment that RDS has, which moves on until it is asked. */
  readonly latest: boolean;
  /** Of the instance whose backups they are. */
  readonly resourceId: string;
}

/** What was found, with the snapshot itself where it is one. */
export interface Found {
  readonly source: Source;
  readonly snapshot?: DBSnapshot;
}

/**
 * Finds what a database is restored from.
 * @param from name of a snapshot, a moment (ISO 8601), or `latest`: the last moment that RDS has, and without
 *   backups the newest snapshot
 * @param live the instance as it is; undefined where it is lost
 */
export async function sourceFrom(
  rds: RDSClient,
  database: Database,
  live: DBInstance | undefined,
  from: string,
): Promise<Found> {
  if (from === "latest") {
    const backups = await backupsOf(rds, database, live);
    return backups ? { source: atTime(backups, undefined) } : newestSnapshot(rds, database);
  }
  if (/^\d{4}-\d{2}-\d{2}/.test(from)) {
    const backups = await backupsOf(rds, database, live);
    if (!backups) throw noBackups(database);
    return { source: atTime(backups, momentIn(from, backups)) };
  }
  const snapshot = await snapshotNamed(rds, from);
  if (!snapshot) throw await noSuchSnapshot(rds, database, from);
  return ofSnapshot(snapshot);
}

/** The newest snapshot that is complete. */
export async function newestSnapshot(rds: RDSClient, database: Database): Promise<Found> {
  const all = await snapshotsOf(rds, database.identifier);
  const newest = all.find(({ Status }) => Status === "available");
  if (newest) return ofSnapshot(newest);
  throw new CommandError(`${database.identifier} has no snapshot to restore from`, {
    hint:
      all.length === 0
        ? "RDS takes one a day where `backupRetentionDays` is above 0; `devops-platform db snapshot` takes one now."
        : `There is ${all[0]?.DBSnapshotIdentifier}, which is ${all[0]?.Status}. Wait until it is available.`,
    exitCode: exitCodes.refused,
  });
}

/** The last moment that RDS can restore to. */
export const latestTime = async (
  rds: RDSClient,
  database: Database,
  live: DBInstance | undefined,
): Promise<Found> => {
  const backups = await backupsOf(rds, database, live);
  if (!backups) throw noBackups(database);
  return { source: atTime(backups, undefined) };
};

const atTime = (backups: Backups, moment: Date | undefined): TimeSource => ({
  kind: "time",
  latest: moment === undefined,
  moment: (moment ?? backups.to).toISOString(),
  resourceId: backups.resourceId,
  sizeGiB: backups.sizeGiB,
});

function ofSnapshot(snapshot: DBSnapshot): Found {
  const { DBSnapshotIdentifier: name = "", Status, PercentProgress } = snapshot;
  if (Status !== "available")
    throw new CommandError(`the snapshot ${name} is ${Status}`, {
      hint:
        Status === "creating"
          ? `It is at ${PercentProgress ?? 0} %. Run the same command again when it is available.`
          : "Nothing can be restored from it. Choose another one.",
      exitCode: exitCodes.refused,
    });
  const shared = snapshot.SnapshotType === "shared" || snapshot.SnapshotType === "public";
  if (shared && snapshot.Encrypted) throw copyFirst(snapshot);
  const source: SnapshotSource = {
    kind: "snapshot",
    snapshot: shared ? (snapshot.DBSnapshotArn ?? name) : name,
    moment: (snapshot.SnapshotCreateTime ?? new Date()).toISOString(),
    sizeGiB: snapshot.AllocatedStorage ?? 0,
  };
  return { source, snapshot };
}

/** Source: RDS User Guide, "Sharing encrypted snapshots". */
const copyFirst = ({ DBSnapshotArn, DBSnapshotIdentifier }: DBSnapshot) =>
  new CommandError(`the snapshot ${DBSnapshotIdentifier} is another account's, and encrypted`, {
    hint: `RDS restores such a one from a copy alone: aws rds copy-db-snapshot --source-db-snapshot-identifier ${DBSnapshotArn} --target-db-snapshot-identifier <name> --kms-key-id <key of this account>. Then restore the copy.`,
    exitCode: exitCodes.refused,
  });

function momentIn(text: string, { from, to }: Backups): Date {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime()) || !/([Zz]|[+-]\d{2}:?\d{2})$/.test(text))
    throw new CommandError(`${JSON.stringify(text)} is no moment`, {
      hint: "Write it with its zone, as 2026-01-31T09:30:00Z.",
      exitCode: exitCodes.usage,
    });
  if (moment >= from && moment <= to) return moment;
  throw new CommandError(`RDS cannot restore to ${moment.toISOString()}`, {
    hint: `It has all moments from ${from.toISOString()} to ${to.toISOString()}; the last is some minutes ago.`,
    exitCode: exitCodes.refused,
  });
}

const noBackups = ({ identifier }: Database) =>
  new CommandError(`${identifier} has no backups to restore a moment from`, {
    hint: "They are turned off (`backupRetentionDays: 0`), or were deleted with the database. devops-platform db snapshots lists what there is.",
    exitCode: exitCodes.refused,
  });

async function noSuchSnapshot(rds: RDSClient, { identifier }: Database, from: string) {
  const names = (await snapshotsOf(rds, identifier)).slice(0, 5);
  return new CommandError(`there is no snapshot ${from}`, {
    hint: `The newest of ${identifier}: ${names.map((one) => one.DBSnapshotIdentifier).join(", ") || "none at all"}. Or write a moment as 2026-01-31T09:30:00Z, or latest.`,
    exitCode: exitCodes.usage,
  });
}
