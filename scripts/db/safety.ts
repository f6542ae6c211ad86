import { stampOf } from "./identifiers";
import { isBroken } from "./instance-waiting";
import { type Journal, writeJournal } from "./journal";
import { instanceWithId, snapshotNamed } from "./rds";
import type { Run } from "./swap";
import { beginSnapshot, untilTaken } from "./take-snapshot";
import type { Waiting } from "./waiting";

/**
 * The snapshot of a database before it is replaced: taken now, or by an earlier run; one that failed is taken again.
 * @returns the journal with the name of the snapshot that there is
 */
export async function safetySnapshot(run: Run, waiting: Waiting): Promise<Journal> {
  const { rds, context, journal, database } = run;
  const { safety, oldResourceId, identifier, who: by } = journal;
  if (safety === undefined) return journal;
  const old = await instanceWithId(rds, oldResourceId);
  if (!old?.DBInstanceIdentifier) return journal;
  const found = await snapshotNamed(rds, safety);
  if (!found && isBroken(old)) {
    waiting.say(`${identifier} is ${old.DBInstanceStatus}: no snapshot of it can be taken.`);
    return withoutSafety(journal);
  }
  const failed = found?.Status === "failed";
  const name = failed ? safetyName(identifier, new Date()) : safety;
  const noted = { ...journal, safety: name };
  if (failed) {
    waiting.say(`The snapshot ${safety} did not succeed: ${name} is taken instead.`);
    await writeJournal(context, noted);
  }
  if (!found || failed)
    await beginSnapshot(rds, database, { name, instance: old.DBInstanceIdentifier, by });
  await untilTaken(rds, name, waiting);
  return noted;
}

/** Of the snapshot that is taken of a database before it is replaced. */
export const safetyName = (identifier: string, at: Date): string =>
  `${identifier}-before-restore-${stampOf(at)}`;

export function withoutSafety({ safety: _, ...journal }: Journal): Journal {
  return journal;
}
