import type { RDSClient } from "@aws-sdk/client-rds";
import { hasTagsOf } from "../aws/own-tags";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { holdingLock } from "../state/holding";
import { askToGoOn } from "../terminal/ask";
import { deployedEnvironment } from "../workloads/deployed";
import { databasesOf } from "./database";
import { deleteRestored } from "./delete-instance";
import { closeJournal, type Journal, journalOf } from "./journal";
import { goOnWith, standingOf } from "./open-restores";
import { instanceNamed, instanceWithId, snapshotNamed } from "./rds";

/** Gives up a restore in place before the databases change places; its instance may never have come. */
export async function giveUp(
  context: StackContext,
  rds: RDSClient,
  journal: Journal,
): Promise<void> {
  const { stack, say, answers } = context;
  const { database, started, who, restored, safety } = journal;
  await refuseHalfway(context, rds, journal);
  say(`The restore of ${database} in place was begun at ${started} by ${who}.`);
  const there = await instanceNamed(rds, restored);
  await askToGoOn(
    there ? `Give it up, and delete ${restored} with all data in it?` : "Give it up?",
    answers,
  );
  await holdingLock(context, `giving up the restore of ${database} of ${stack.name}`, async () => {
    // It may have gone on while somebody was asked.
    const now = await journalOf(context, database);
    if (now?.restored !== restored) return;
    await refuseHalfway(context, rds, now);
    const instance = await instanceNamed(rds, restored);
    if (instance && hasTagsOf(stack, instance.TagList))
      await deleteRestored(context, rds, instance);
    await closeJournal(context, database);
  });
  say(`The restore in place is given up: ${journal.identifier} is as it was.`);
  if (safety && (await snapshotNamed(rds, safety)))
    say(
      `The snapshot ${safety} stays: devops-platform db snapshot ${stack.name} --delete ${safety}`,
    );
}

/** From the first rename on the new one has to take the name; of a database that was made anew nothing has. */
async function refuseHalfway(context: StackContext, rds: RDSClient, journal: Journal) {
  const { stack } = context;
  const databases = databasesOf(await deployedEnvironment(context), stack);
  const standing = standingOf(
    journal,
    databases.find(({ key }) => key === journal.database),
  );
  if (standing === "foreign") return;
  if (standing === "begun" && !(await isRenamed(rds, journal))) return;
  throw new CommandError(
    `${journal.restored} is about to take the place of ${journal.identifier}, or has taken it`,
    {
      hint: `Finish that first: ${goOnWith(stack.name, journal)}. Then the old data is in ${journal.kept}.`,
      exitCode: exitCodes.refused,
    },
  );
}

async function isRenamed(
  rds: RDSClient,
  { oldResourceId, newResourceId = "", identifier, replicas }: Journal,
): Promise<boolean> {
  const old = await instanceWithId(rds, oldResourceId);
  if (old && old.DBInstanceIdentifier !== identifier) return true;
  const made = await instanceWithId(rds, newResourceId);
  if (made?.DBInstanceIdentifier === identifier) return true;
  const kept = await Promise.all(replicas.map(({ to }) => instanceNamed(rds, to)));
  return kept.some((one) => one !== undefined);
}
