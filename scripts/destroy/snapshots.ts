import {
  CreateDBSnapshotCommand,
  type DBSnapshot,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import type { Snapshot } from "../receipt/receipt";
import { seconds } from "../terminal/duration";
import type { DeployedDatabase } from "./databases";

const POLL_SECONDS = 5;
/** A large database's first snapshot takes hours; what was begun goes on when nobody waits. */
const PATIENCE_SECONDS = 4 * 60 * 60;

type Place = Pick<StackContext, "stack" | "access" | "say">;

/**
 * The snapshots that a destroy ends with: RDS's own final ones, and one for each other database.
 * @param at moment that tells the names of two destroys apart
 */
export function announced(
  databases: readonly DeployedDatabase[],
  at: string,
  taken: boolean,
): Snapshot[] {
  return databases.flatMap((database): Snapshot[] => {
    const { address, identifier, resourceId, finalSnapshot, sizeGiB, kmsKeyArn } = database;
    if (finalSnapshot === undefined && !taken) return [];
    return [
      {
        database: identifier,
        address,
        ...(resourceId === "" ? {} : { resourceId }),
        identifier: finalSnapshot ?? snapshotName(identifier, at),
        kind: finalSnapshot === undefined ? "before" : "final",
        status: "announced",
        sizeGiB,
        ...(kmsKeyArn === "" ? {} : { kmsKeyArn }),
      },
    ];
  });
}

/** Two destroys of one database need two names. */
export function snapshotName(database: string, at: string): string {
  const time = at.replace(/\.\d+Z$/, "").replaceAll(/\D/g, "");
  return `${database}-destroyed-${time}`;
}

/** Takes a snapshot, or waits for the one that an earlier run began, until it can be restored from. */
export async function takeSnapshot(
  place: Place,
  snapshot: Snapshot,
  tags: Readonly<Record<string, string>>,
): Promise<Snapshot> {
  const rds = clientFor(place);
  const { database, identifier } = snapshot;
  return callingAws(`taking the snapshot ${identifier}`, async () => {
    if (!(await described(rds, identifier))) {
      place.say(`Taking a snapshot of ${database}: ${identifier} …`);
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await rds.send(
        new CreateDBSnapshotCommand({
          DBInstanceIdentifier: database,
          DBSnapshotIdentifier: identifier,
          Tags,
        }),
      );
    }
    const began = Date.now();
    const done = await untilAvailable(rds, identifier);
    place.say(`The snapshot ${identifier} is there after ${seconds((Date.now() - began) / 1000)}.`);
    return seen(snapshot, done);
  });
}

/** What RDS says of a snapshot that was announced; undefined where there is none. */
export async function verifySnapshot(
  place: Place,
  snapshot: Snapshot,
): Promise<Snapshot | undefined> {
  const rds = clientFor(place);
  return callingAws(`looking for the snapshot ${snapshot.identifier}`, async () => {
    const found = await described(rds, snapshot.identifier);
    if (!found) return undefined;
    return seen(snapshot, await untilAvailable(rds, snapshot.identifier));
  });
}

async function untilAvailable(rds: RDSClient, identifier: string): Promise<DBSnapshot> {
  const until = Date.now() + PATIENCE_SECONDS * 1000;
  for (;;) {
    const found = await described(rds, identifier);
    if (found?.Status === "available") return found;
    if (!found || found.Status === "failed" || Date.now() > until) {
      throw new CommandError(`the snapshot ${identifier} did not succeed`, {
        hint: `RDS says: ${found?.Status ?? "there is none"}. Nothing of its database was destroyed; run the same command again, or give up the data with --no-snapshots.`,
        exitCode: exitCodes.aws,
      });
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_SECONDS * 1000));
  }
}

async function described(rds: RDSClient, identifier: string): Promise<DBSnapshot | undefined> {
  const asked = new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: identifier });
  const answer = await orNothing(rds.send(asked));
  return answer?.DBSnapshots?.[0];
}

const seen = (snapshot: Snapshot, { AllocatedStorage }: DBSnapshot): Snapshot => ({
  ...snapshot,
  status: "available",
  sizeGiB: AllocatedStorage ?? snapshot.sizeGiB,
});

const clientFor = ({ access, stack }: Place): RDSClient =>
  new RDSClient(clientConfig(access, stack.region));
