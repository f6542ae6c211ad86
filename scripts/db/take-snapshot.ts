import { CreateDBSnapshotCommand, type DBSnapshot, type RDSClient } from "@aws-sdk/client-rds";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Database } from "./database";
import { seeSnapshot, snapshotNamed, tagList } from "./rds";
import { asking } from "./refused";
import { type Look, untilDone, type Waiting } from "./waiting";

/** Who took a snapshot, in its tags. */
export const TAKEN_BY = "TakenBy";

export interface NewSnapshot {
  readonly name: string;
  /** Name of the instance that it is of. */
  readonly instance: string;
  /** ARN of who takes it. */
  readonly by: string;
}

/** Begins a snapshot, tagged as the environment's own; nothing where this very one was begun before. */
export async function beginSnapshot(
  rds: RDSClient,
  { tags, resourceId }: Database,
  { name, instance, by }: NewSnapshot,
): Promise<void> {
  const there = await snapshotNamed(rds, name);
  if (there) return refuseOther(there, name, resourceId);
  await asking(`taking the snapshot ${name} of ${instance} (rds:CreateDBSnapshot)`, () =>
    rds.send(
      new CreateDBSnapshotCommand({
        DBInstanceIdentifier: instance,
        DBSnapshotIdentifier: name,
        Tags: tagList({ ...tags, Name: name, [TAKEN_BY]: by }),
      }),
    ),
  );
}

/** Waits until a snapshot can be restored from. */
export const untilTaken = (rds: RDSClient, name: string, waiting: Waiting): Promise<DBSnapshot> =>
  untilDone(
    `the snapshot ${name}`,
    async (): Promise<Look<DBSnapshot>> => {
      const found = await seeSnapshot(rds, name);
      if (found?.Status === "available") return { done: found };
      if (!found || found.Status === "failed") throw failed(name, found?.Status);
      const { Status = "unknown", PercentProgress: percent } = found;
      return { state: percent ? `${Status}, ${percent} %` : Status };
    },
    waiting,
  );

/** A run that was killed left it, or it is another database's, or one of long ago. */
function refuseOther(there: DBSnapshot, name: string, resourceId: string): void {
  const same = there.DbiResourceId === resourceId;
  if (same && there.Status === "creating") return;
  throw new CommandError(`there is a snapshot ${name} already`, {
    hint: `It is of ${there.DBInstanceIdentifier}, ${there.Status}${there.SnapshotCreateTime ? `, of ${there.SnapshotCreateTime.toISOString()}` : ""}. Give another --name, or none for one with the time in it.`,
    exitCode: exitCodes.refused,
  });
}

const failed = (name: string, status: string | undefined) =>
  new CommandError(`the snapshot ${name} did not succeed`, {
    hint: `RDS says: ${status ?? "there is none any more"}. The database is as it was; take another one.`,
    exitCode: exitCodes.aws,
  });
