import { requireAccount } from "../aws/account";
import { refuseWhileRestoring } from "../db/open-restores";
import { searchByTags } from "../leftovers/search";
import type { StackContext } from "../lib/stack-context";
import { unfinishedReceipt } from "../receipt/ledger";
import type { Receipt } from "../receipt/receipt";
import { stateCondition } from "../state/condition";
import { readState } from "../state/content";
import { entriesOf, markOf, type StateEntry } from "../state/document";
import { lockOf } from "../state/lock";
import { locked } from "../state/locked";
import { styleFor } from "../terminal/style";
import { confirmDestroy, refuseFullRegistries, refuseProtected } from "./allowed";
import { beginReceipt } from "./begin";
import { carryOut } from "./carry-out";
import { refuseWhileInUse } from "./others-depend";
import { asResisted, refuseLeftovers } from "./outcome";
import { type Preflight, preflightOf } from "./preflight";
import { preflightInWords } from "./preflight-words";

export interface DestroyOptions {
  /** Takes a snapshot of each database that has no final one configured. @default true */
  readonly snapshots?: boolean;
  /** Deletes the images in registries, which AWS keeps otherwise. @default false */
  readonly emptyRegistries?: boolean;
  /** Where the receipt is written. @default `receipts/<platform>-<stack>-<time>.json` in the app's folder */
  readonly receiptFile?: string;
  /** Given the receipt at the end, also where the destroy then fails because something resists. */
  readonly onReceipt?: (receipt: Receipt) => void;
}

/** Shows what a destroy would do, and does none of it; undefined where nothing is deployed. */
export async function dryRun(
  context: StackContext,
  options: DestroyOptions = {},
): Promise<Preflight | undefined> {
  await requireAccount(context.access, context.stack);
  const { entries } = await deployed(context);
  if (entries.length > 0) return shownPreflight(context, entries, options);
  context.say(`Nothing of ${context.stack.name} is deployed.`);
  return undefined;
}

/**
 * Destroys what a stack has deployed and says what that took and left. A run that was interrupted is
 * continued by the next one, on whatever machine. Throws when something resists or is left over; the
 * receipt is written all the same.
 */
export async function destroyEnvironment(
  context: StackContext,
  options: DestroyOptions = {},
): Promise<Receipt> {
  const { stack, say } = context;
  await requireAccount(context.access, stack);
  const { entries, state, bucket } = await deployed(context);
  const unfinished = bucket ? await unfinishedReceipt(context) : undefined;
  if (entries.length === 0) say(`Nothing of ${stack.name} is deployed.`);
  else await agreeTo(context, entries, options);
  const receipt = await beginReceipt(context, { entries, state, unfinished }, options);
  const goesOn = receipt.started === unfinished?.started;
  if (entries.length === 0 && !goesOn) return nothingDone(context, receipt, options);
  if (goesOn) say(`Going on with the destroy that was begun at ${receipt.started}.`);
  else if (unfinished)
    say(
      `The destroy that was begun at ${unfinished.started} was not finished, and ${stack.name} was made again since: this is a new one.`,
    );
  return carryOut({ context, entries, options, receipt });
}

/** Everything that may stop a destroy comes before the first change. */
async function agreeTo(
  context: StackContext,
  entries: readonly StateEntry[],
  options: DestroyOptions,
): Promise<void> {
  const preflight = await shownPreflight(context, entries, options);
  refuseProtected(context, preflight);
  refuseFullRegistries(context, preflight, options);
  await refuseWhileInUse(context);
  await refuseWhileRestoring(context, "nothing is destroyed");
  await refuseWhileLocked(context);
  await confirmDestroy(context, preflight.permission);
}

async function shownPreflight(
  context: StackContext,
  entries: readonly StateEntry[],
  options: DestroyOptions,
): Promise<Preflight> {
  const preflight = await preflightOf(context, entries, options);
  context.say(preflightInWords(context.stack, preflight, styleFor(process.stderr)));
  context.say("");
  return preflight;
}

/** Tasks are stopped before Terraform takes the lock: not under a deploy that is at work. */
async function refuseWhileLocked(context: StackContext): Promise<void> {
  const lock = await lockOf(context);
  if (lock) throw locked(`destroying ${context.stack.name}`, context.stack.name, lock);
}

/** A state that knows nothing may have been lost: the tags still tell. */
async function nothingDone(
  context: StackContext,
  begun: Receipt,
  { onReceipt }: DestroyOptions,
): Promise<Receipt> {
  const { leftovers, remains } = await searchByTags(context);
  const resisted = asResisted(leftovers);
  const outcome = resisted.length === 0 ? "destroyed" : "resisted";
  const receipt: Receipt = { ...begun, outcome, resisted, remains: [...remains] };
  onReceipt?.(receipt);
  refuseLeftovers(context, leftovers);
  return receipt;
}

async function deployed(context: StackContext) {
  const condition = await stateCondition(context);
  const state = condition === "present" ? await readState(context) : undefined;
  return {
    entries: state ? entriesOf(state.document) : [],
    state: state && markOf(state.document),
    bucket: condition !== "no-bucket",
  };
}
