import { isOpen, type Receipt, type Snapshot } from "../receipt/receipt";
import type { StateMark } from "../state/document";
import type { DeployedDatabase } from "./databases";

/** What is there now, and the snapshots that a run of its own would take of it. */
export interface Now {
  readonly databases: readonly DeployedDatabase[];
  readonly announced: readonly Snapshot[];
  /** Undefined where there is no state. */
  readonly state: StateMark | undefined;
}

/**
 * Whether a destroy goes on from an earlier one. What was made again since has another life: the earlier
 * receipt keeps what it knows of the one before, and is not written over.
 */
export function goesOnFrom(earlier: Receipt, { databases, state }: Now): boolean {
  if (!isOpen(earlier)) return false;
  if (state && earlier.state && state.lineage !== earlier.state.lineage) return false;
  return databases.every((database) => {
    const before = earlier.snapshots.find(({ address }) => address === database.address);
    return before === undefined || isOf(before, database);
  });
}

/**
 * The snapshots of a destroy that goes on: those of databases that are gone, and for each that is there still an
 * earlier one only where nothing was applied since. In doubt there is a new one: a snapshot too many costs cents,
 * one too few costs the data.
 */
export function continuedSnapshots(earlier: Receipt, now: Now): Snapshot[] {
  const unmoved = earlier.state !== undefined && isSame(earlier.state, now.state);
  const there = new Map(now.databases.map((database) => [database.address, database]));
  const kept = earlier.snapshots.filter((snapshot) => {
    const database = there.get(snapshot.address);
    if (!database) return true;
    return unmoved && isOf(snapshot, database) && snapshot.kind === kindFor(database);
  });
  const known = new Set(kept.map(({ address }) => address));
  return [...kept, ...now.announced.filter(({ address }) => !known.has(address))];
}

const kindFor = ({ finalSnapshot }: DeployedDatabase): Snapshot["kind"] =>
  finalSnapshot === undefined ? "before" : "final";

/** A name is given again to the next instance; AWS's own id is not. */
const isOf = ({ resourceId }: Snapshot, database: DeployedDatabase): boolean =>
  resourceId !== undefined && resourceId !== "" && resourceId === database.resourceId;

export const isSame = (one: StateMark, other: StateMark | undefined): boolean =>
  one.lineage === other?.lineage && one.serial === other.serial;
