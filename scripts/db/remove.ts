import type { DBInstance, RDSClient } from "@aws-sdk/client-rds";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { askForName, askToGoOn } from "../terminal/ask";
import { deployedEnvironment } from "../workloads/deployed";
import { databasesOf } from "./database";
import { deleteRestored, isKept, takesLastSnapshot } from "./delete-instance";
import { giveUp } from "./give-up";
import { journalsOf } from "./journal";
import { ourInstances, rdsOf, tagOf } from "./rds";
import { MARKS } from "./restored";

/**
 * Removes an instance that a restore made beside a database, or kept of one that it replaced; or gives up a restore
 * in place, by the name of its instance, also where that never came.
 */
export async function removeRestored(context: StackContext, name: string): Promise<void> {
  const { say, answers } = context;
  const rds = rdsOf(context);
  const journals = await journalsOf(context);
  const journal = journals.find(({ restored }) => restored === name);
  if (journal) return giveUp(context, rds, journal);
  const instance = await removable(context, rds, name);
  if (isKept(instance)) {
    say(`${name} is what a restore replaced. It is deleted ${lastSnapshotOf(instance)}.`);
    await askForName(name, answers);
  } else await askToGoOn(`Delete ${name}, with all data in it?`, answers);
  await deleteRestored(context, rds, instance);
}

const lastSnapshotOf = (instance: DBInstance): string =>
  takesLastSnapshot(instance)
    ? "with a last snapshot"
    : instance.ReadReplicaSourceDBInstanceIdentifier === undefined
      ? `WITHOUT a last snapshot: it is ${instance.DBInstanceStatus}, and RDS takes none of it`
      : "without a last snapshot: it is a replica";

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
