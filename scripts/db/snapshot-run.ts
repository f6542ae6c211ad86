import { say } from "../terminal/say";
import { deployedEnvironment } from "../workloads/deployed";
import { databaseNamed, databasesOf } from "./database";
import { deleteSnapshot } from "./delete-snapshot";
import { rdsOf } from "./rds";
import { contextFor } from "./run";
import { takeNamedSnapshot } from "./snapshot";
import type { SnapshotFlags } from "./snapshot-commands";
import { listSnapshots, snapshotsInWords } from "./snapshots";

/** Which database of which environment; the only one where it is not said. */
export interface Subject {
  readonly environment: string;
  readonly database: string | undefined;
}

export async function runSnapshot(
  root: string,
  { environment, database }: Subject,
  flags: SnapshotFlags,
): Promise<void> {
  const { name, wait, minutes, json = false } = flags;
  const context = await contextFor(root, environment, { typed: flags.confirm });
  if (flags.delete !== undefined) {
    await deleteSnapshot(context, flags.delete);
    if (json) print({ deleted: flags.delete });
    return;
  }
  const snapshot = await takeNamedSnapshot(context, { database, name, wait, minutes });
  if (json) print({ snapshot, complete: wait });
}

export async function runSnapshots(
  root: string,
  { environment, database }: Subject,
  { json = false }: { readonly json?: boolean },
): Promise<void> {
  const context = await contextFor(root, environment);
  const { stack } = context;
  const deployed = await deployedEnvironment(context);
  const databases =
    database === undefined
      ? databasesOf(deployed, stack)
      : [databaseNamed(deployed, stack, database)];
  const snapshots = await listSnapshots(rdsOf(context), databases, stack.region);
  if (json) return print(snapshots);
  if (snapshots.length > 0) process.stdout.write(`${snapshotsInWords(snapshots)}\n`);
  else
    say(`No database of ${environment} has a snapshot: devops-platform db snapshot ${environment}`);
}

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
};
