import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { readState } from "../state/content";
import type { StateDocument } from "../state/document";
import { type Database, databasesOf } from "./database";
import { type Journal, journalsOf } from "./journal";

type Place = Pick<StackContext, "app" | "stack" | "access">;

/**
 * Where a restore in place stands, as the state tells. `begun`: the state means the old instance; `swapped`: the new
 * one, and what follows from it may be left to do; `foreign`: the database was made anew since.
 */
export type Standing = "begun" | "swapped" | "foreign";

export const standingOf = (
  { newResourceId, oldResourceId }: Pick<Journal, "newResourceId" | "oldResourceId">,
  database: Pick<Database, "resourceId"> | undefined,
): Standing => {
  if (database?.resourceId === oldResourceId) return "begun";
  return database && database.resourceId === newResourceId ? "swapped" : "foreign";
};

export interface OpenRestore {
  readonly journal: Journal;
  readonly standing: Standing;
}

/** The restores in place that did not come to their end; nothing is asked where there is no database. */
export async function openRestores(
  place: Place,
  state: StateDocument | undefined,
): Promise<OpenRestore[]> {
  const databases = state ? databasesOf({ state }, place.stack) : [];
  if (databases.length === 0) return [];
  return (await journalsOf(place)).map((journal) => ({
    journal,
    standing: standingOf(
      journal,
      databases.find(({ key }) => key === journal.database),
    ),
  }));
}

/** How to go on with a restore: the very command that began it. */
export const goOnWith = (environment: string, { database, from }: Journal): string =>
  `devops-platform db restore ${environment} ${database} --from ${from} --in-place`;

/** How to give one up that has changed nothing yet. */
export const giveUpWith = (environment: string, { restored }: Journal): string =>
  `devops-platform db restore ${environment} --remove ${restored}`;

/**
 * Refuses what would work on a database that is being replaced: Terraform would find none under its id, and make an
 * empty one.
 * @param notDone completes "…, so": `nothing is deployed`
 */
export async function refuseWhileRestoring(context: StackContext, notDone: string): Promise<void> {
  const { stack } = context;
  if (stack.kind !== "environment") return;
  const open = await openRestores(context, (await readState(context))?.document);
  const begun = open.find(({ standing }) => standing === "begun")?.journal;
  if (!begun) return;
  throw new CommandError(
    `a restore of the database ${begun.database} of ${stack.name} did not end, so ${notDone}`,
    {
      hint: `It was begun at ${begun.started} by ${begun.who}.\nTo go on with it: ${goOnWith(stack.name, begun)}\nTo give it up: ${giveUpWith(stack.name, begun)}`,
      exitCode: exitCodes.refused,
    },
  );
}
