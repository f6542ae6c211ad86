import {
  type DBInstance,
  DeleteDBInstanceCommand,
  ModifyDBInstanceCommand,
  type RDSClient,
} from "@aws-sdk/client-rds";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { snapshotPrice } from "../receipt/prices";
import { askForName, askToGoOn } from "../terminal/ask";
import { deployedEnvironment } from "../workloads/deployed";
import { databasesOf } from "./database";
import { stampOf } from "./identifiers";
import { closeJournal, type Journal, journalsOf } from "./journal";
import { instanceWithId, ourInstances, rdsOf, tagOf } from "./rds";
import { asking } from "./refused";
import { MARKS } from "./restored";

/** In place of a purpose, at an instance that another one was restored in the place of. */
export const KEPT = "kept";

/** Removes an instance that a restore made beside a database, or kept of one that it replaced. */
export async function removeRestored(context: StackContext, name: string): Promise<void> {
  const { say, answers } = context;
  const rds = rdsOf(context);
  const instance = await removable(context, rds, name);
  const journal = (await journalsOf(context)).find(({ restored }) => restored === name);
  if (journal) await refuseHalfway(context, rds, journal);
  if (tagOf(instance.TagList, MARKS.purpose) === KEPT) {
    say(`${name} is what a restore replaced. It is deleted with a last snapshot.`);
    await askForName(name, answers);
  } else await askToGoOn(`Delete ${name}, with all data in it?`, answers);
  if (instance.DeletionProtection) await unprotect(rds, name);
  await remove(context, rds, instance);
  if (journal) {
    await closeJournal(context, journal.database);
    say(`The restore in place that made it is given up: ${journal.identifier} is as it was.`);
  }
}

/** Between the two renames nothing is under the database's name: the new one has to take it. */
async function refuseHalfway({ stack }: StackContext, rds: RDSClient, journal: Journal) {
  const old = await instanceWithId(rds, journal.oldResourceId);
  if (!old || old.DBInstanceIdentifier === journal.identifier) return;
  throw new CommandError(
    `${journal.restored} is about to take the place of ${journal.identifier}`,
    {
      hint: `Finish that first: devops-platform db restore ${stack.name} ${journal.database} --from ${journal.from} --in-place. Then the old data is in ${journal.kept}.`,
      exitCode: exitCodes.refused,
    },
  );
}

/** Only what a restore left: never a database of the environment itself. */
async function removable(context: StackContext, rds: RDSClient, name: string): Promise<DBInstance> {
  const { stack } = context;
  const databases = databasesOf(await deployedEnvironment(context), stack);
  const configured = databases.flatMap(({ identifier, replicas }) => [
    identifier,
    ...replicas.map((one) => one.identifier),
  ]);
  const restored = (await ourInstances(rds, stack)).filter(
    ({ DBInstanceIdentifier: one = "", TagList }) =>
      !configured.includes(one) && tagOf(TagList, MARKS.purpose) !== undefined,
  );
  const found = restored.find(({ DBInstanceIdentifier }) => DBInstanceIdentifier === name);
  if (found) return found;
  const names = restored.flatMap(({ DBInstanceIdentifier }) => DBInstanceIdentifier ?? []);
  throw new CommandError(`${name} is nothing that a restore left in ${stack.name}`, {
    hint: `There is: ${names.join(", ") || "nothing"}.`,
    exitCode: exitCodes.usage,
  });
}

const unprotect = (rds: RDSClient, name: string) =>
  asking(`lifting the protection of ${name} (rds:ModifyDBInstance)`, () =>
    rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: name,
        DeletionProtection: false,
        ApplyImmediately: true,
      }),
    ),
  );

async function remove(
  { stack, say }: StackContext,
  rds: RDSClient,
  { DBInstanceIdentifier: name = "", AllocatedStorage = 0, TagList, ...instance }: DBInstance,
): Promise<void> {
  const kept = tagOf(TagList, MARKS.purpose) === KEPT;
  const isReplica = instance.ReadReplicaSourceDBInstanceIdentifier !== undefined;
  const snapshot = kept && !isReplica ? `${name}-final-${stampOf(new Date())}` : undefined;
  await asking(`deleting the database ${name} (rds:DeleteDBInstance)`, () =>
    rds.send(
      new DeleteDBInstanceCommand({
        DBInstanceIdentifier: name,
        DeleteAutomatedBackups: true,
        ...(snapshot ? { FinalDBSnapshotIdentifier: snapshot } : { SkipFinalSnapshot: true }),
      }),
    ),
  );
  say(`${name} is being deleted, and costs nothing any more.`);
  if (!snapshot) return;
  const { usdAMonth } = snapshotPrice(AllocatedStorage, stack.region);
  say(`Its last snapshot is ${snapshot}, at most ${usdAMonth.toFixed(2)} USD a month.`);
}
