import type { StackContext } from "../lib/stack-context";
import type { Receipt } from "../receipt/receipt";
import { askToGoOn } from "../terminal/ask";
import type { PlanJson } from "../terraform/plan-json";
import type { Import } from "./import-blocks";
import { deletedKeys } from "./keys";
import { deletedSecrets } from "./secrets";

/** Something deleted that a plan would create, and that is still to be had. */
export interface Deleted extends Import {
  /** `the secret /acme/dev/session-key`. */
  readonly what: string;
  /** Takes it back; undefined where it waits for its deletion no longer. */
  readonly restore?: () => Promise<unknown>;
}

export type Waiting = Deleted & Required<Pick<Deleted, "restore">>;

export const waitingAmong = (deleted: readonly Deleted[]): Waiting[] =>
  deleted.filter((one): one is Waiting => one.restore !== undefined);

/** Finds what a plan would create although it waits for its deletion; nothing is restored. */
export async function findDeleted(
  context: StackContext,
  plan: PlanJson,
  receipt?: Receipt,
): Promise<Deleted[]> {
  return [...(await deletedSecrets(context, plan)), ...(await deletedKeys(context, plan, receipt))];
}

/** Asks, restores what waits for its deletion, and says what to import instead of creating it. */
export async function restoreDeleted(
  context: StackContext,
  plan: PlanJson,
  receipt?: Receipt,
): Promise<Import[]> {
  const { say, answers, stack } = context;
  const deleted = await findDeleted(context, plan, receipt);
  const waiting = waitingAmong(deleted);
  for (const { what } of waiting)
    say(`${what} waits for its deletion: it has to be restored before ${stack.name} can have it.`);
  if (waiting.length > 0) await askToGoOn("Restore it, with what it holds?", answers);
  for (const { what, restore } of waiting) {
    await restore();
    say(`${what} was waiting for its deletion and is restored.`);
  }
  return deleted.map(({ to, id }) => ({ to, id }));
}
