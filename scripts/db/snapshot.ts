import { callerOf } from "../aws/account";
import type { StackContext } from "../lib/stack-context";
import { snapshotPrice } from "../receipt/prices";
import { Stopping } from "../release/stopping";
import { seconds } from "../terminal/duration";
import { deployedEnvironment } from "../workloads/deployed";
import { databaseNamed } from "./database";
import { checkedName, stampOf } from "./identifiers";
import { rdsOf } from "./rds";
import { beginSnapshot, untilTaken } from "./take-snapshot";

export interface SnapshotRequest {
  /** Key of the database; undefined for the only one. */
  readonly database?: string | undefined;
  /** @default the database's with the time */
  readonly name?: string | undefined;
  /** Whether to stay until it is complete. */
  readonly wait: boolean;
  readonly minutes: number;
}

/**
 * Takes a snapshot of a database by hand: RDS keeps it until somebody deletes it.
 * @returns its name
 */
export async function takeNamedSnapshot(
  context: StackContext,
  { database: given, name: wished, wait, minutes }: SnapshotRequest,
): Promise<string> {
  const { stack, say, access } = context;
  const name = wished === undefined ? undefined : checkedName("snapshot", wished);
  const database = databaseNamed(await deployedEnvironment(context), stack, given);
  const { identifier } = database;
  const snapshot = name ?? `${identifier}-manual-${stampOf(new Date())}`;
  const rds = rdsOf(context);
  const { arn: by } = await callerOf(access, stack.region);
  say(`Taking a snapshot of ${identifier}: ${snapshot} …`);
  await beginSnapshot(rds, database, { name: snapshot, instance: identifier, by });
  if (!wait) {
    say(`RDS goes on with it: devops-platform db snapshots ${stack.name} shows how it stands.`);
    return snapshot;
  }
  const stopping = new Stopping();
  const began = Date.now();
  const left = `RDS goes on with the snapshot ${snapshot}: devops-platform db snapshots ${stack.name}`;
  const { AllocatedStorage: gib = 0 } = await stopping.during(
    () => untilTaken(rds, snapshot, { say, minutes, stopping, left }),
    say,
  );
  const { usdAMonth } = snapshotPrice(gib, stack.region);
  say(
    `The snapshot ${snapshot} is there after ${seconds((Date.now() - began) / 1000)}. It stays until it is deleted, for at most ${usdAMonth.toFixed(2)} USD a month.`,
  );
  return snapshot;
}
