import { RDSClient } from "@aws-sdk/client-rds";
import { clientConfig } from "../aws/client-config";
import { contextFor } from "../stacks/context-for";
import { say } from "../terminal/say";
import { deployedEnvironment } from "../workloads/deployed";
import { requireRegion } from "./copy";
import { databaseNamed, databasesOf } from "./database";
import { deleteSnapshot } from "./delete-snapshot";
import { takeNamedSnapshot } from "./snapshot";
import type { SnapshotFlags, SnapshotsFlags } from "./snapshot-commands";
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
  { region, json = false }: SnapshotsFlags,
): Promise<void> {
  if (region !== undefined) requireRegion(region);
  const context = await contextFor(root, environment);
  const { stack, access } = context;
  const deployed = await deployedEnvironment(context);
  const databases =
    database === undefined
      ? databasesOf(deployed, stack)
      : [databaseNamed(deployed, stack, database)];
  const where = region ?? stack.region;
  const rds = new RDSClient(clientConfig(access, where));
  const snapshots = await listSnapshots(rds, databases, where);
  if (json) return print(snapshots);
  if (snapshots.length > 0) process.stdout.write(`${snapshotsInWords(snapshots)}\n`);
  else if (region !== undefined)
    say(
      `No snapshot of ${environment} is in ${region}: devops-platform db copy ${environment} latest --to ${region}`,
    );
  else
    say(`No database of ${environment} has a snapshot: devops-platform db snapshot ${environment}`);
}

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
};
