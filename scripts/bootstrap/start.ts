import type { Import } from "../adopt/import-blocks";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { hasBucket } from "../state/bucket";
import { requireState } from "../state/condition";
import type { StateContent } from "../state/content";
import { forgetDigest } from "../state/digest";
import { entriesOf } from "../state/document";
import { lockOf } from "../state/lock";
import { locked } from "../state/locked";
import { stateName } from "../state/place";
import { atWorkOn } from "../terraform/abandoned";
import { existingIn, hasTable } from "./existing";

/** Where a bootstrap begins. */
export interface Start {
  /**
   * `bucket`: its state is where it belongs. `unlocked`: it is, but the table of locks is not there to lock it
   * with. `local`: there is none yet.
   */
  readonly state: "bucket" | "unlocked" | "local";
  /** What is in AWS and not in the state. */
  readonly adopted: readonly Import[];
}

/** Looks at what is there; nothing that an earlier run left on this machine is used. */
export async function whereToStart(context: StackContext): Promise<Start> {
  refuseSecondRun(context);
  const state = (await hasBucket(context)) ? await requireState(context) : undefined;
  const existing = await existingIn(context);
  const known = new Set(state ? entriesOf(state.document).map(({ address }) => address) : []);
  return {
    state: await placeOf(context, state),
    adopted: existing.filter(({ to }) => !known.has(to)),
  };
}

async function placeOf(
  context: StackContext,
  state: StateContent | undefined,
): Promise<Start["state"]> {
  const { lockTable } = context.stack.backend;
  const lockable = lockTable === undefined || (await hasTable(context, lockTable));
  if (state) return lockable ? "bucket" : "unlocked";
  if (lockTable !== undefined && lockable) {
    const lock = await lockOf(context);
    if (lock) throw locked(`bootstrapping ${context.stack.name}`, context.stack.name, lock);
    await forgetDigest(context);
  }
  return "local";
}

/** Before there is a table nothing else keeps two first runs on one machine apart. */
function refuseSecondRun(context: StackContext): void {
  const pid = atWorkOn(context.app.root, stateName(context));
  if (pid === undefined) return;
  throw new CommandError(
    `another run works on ${context.stack.name} on this machine: process ${pid}`,
    {
      hint: "Wait until it has ended, and run the same command again: it goes on from there.",
      exitCode: exitCodes.locked,
    },
  );
}
