import type { StackContext } from "../lib/stack-context";
import type { Snapshot } from "../receipt/receipt";
import type { StateEntry } from "../state/document";
import { databasesIn } from "./databases";
import { snapshotName, takeSnapshot, verifySnapshot } from "./snapshots";

/**
 * Takes what was announced, one database after the other; yields all of them after each change, and
 * before each call, so that a run that is killed is continued with the names it had.
 * @param written whether something wrote to the databases until now, so that no earlier run's snapshot will do
 */
export async function* takeSnapshots(
  context: StackContext,
  entries: readonly StateEntry[],
  all: readonly Snapshot[],
  written: boolean,
): AsyncGenerator<Snapshot[]> {
  let snapshots = [...all];
  const now = new Date().toISOString();
  for (const database of databasesIn(entries)) {
    const replace = (by: Snapshot) =>
      snapshots.map((one) => (one.address === database.address ? by : one));
    const known = snapshots.find(({ address }) => address === database.address);
    if (known?.kind !== "before") continue;
    const wanted = written ? another(known, now) : known;
    snapshots = replace(wanted);
    yield snapshots;
    snapshots = replace(await takeSnapshot(context, wanted, database.tags));
    yield snapshots;
  }
}

const another = (snapshot: Snapshot, at: string): Snapshot => ({
  ...snapshot,
  identifier: snapshotName(snapshot.database, at),
  status: "announced",
});

/** RDS took the final ones while Terraform destroyed; those of databases that are gone must be there. */
export async function finalSnapshots(
  context: StackContext,
  left: readonly StateEntry[],
  all: readonly Snapshot[],
): Promise<Snapshot[]> {
  const still = new Set(databasesIn(left).map(({ address }) => address));
  const snapshots: Snapshot[] = [];
  for (const snapshot of all) {
    const gone = snapshot.kind === "final" && !still.has(snapshot.address);
    const found = gone ? await verifySnapshot(context, snapshot) : snapshot;
    if (found) snapshots.push(found);
    else
      context.say(
        `RDS has no snapshot ${snapshot.identifier}: the data of ${snapshot.database} is lost.`,
      );
  }
  return snapshots;
}
