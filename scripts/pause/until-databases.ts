import { setTimeout as wait } from "node:timers/promises";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import type { WatchedDatabase } from "../status/watched";
import { type FoundDatabase, lookAtDatabases, startDatabase, stopDatabase } from "./databases";

const POLL_MILLISECONDS = 5000;

/** Where a database is on its way to, and how it is asked to go there. */
interface Way {
  readonly end: "stopped" | "available";
  /** The only state in which AWS takes the call. */
  readonly from: "available" | "stopped";
  readonly ask: (place: StackContext, database: FoundDatabase) => Promise<boolean>;
  readonly doing: string;
}

const DOWN: Way = { end: "stopped", from: "available", ask: stopDatabase, doing: "Stopping" };
const UP: Way = { end: "available", from: "stopped", ask: startDatabase, doing: "Starting" };

export const WAYS = { down: DOWN, up: UP };

/** Those that are not yet there, and that AWS can bring there. */
export const onTheirWay = (
  databases: readonly FoundDatabase[],
  { end }: Way,
): readonly FoundDatabase[] =>
  databases.filter(
    ({ state, stays }) =>
      state !== end && state !== "gone" && (stays === undefined || end === "available"),
  );

/** Asks AWS once for each database that can be asked now; AWS goes on by itself. */
export async function askDatabases(
  context: StackContext,
  databases: readonly WatchedDatabase[],
  way: Way,
): Promise<void> {
  for (const one of onTheirWay(await lookAtDatabases(context, databases), way))
    if (one.state === way.from && (await way.ask(context, one)))
      context.say(`${way.doing} the database ${one.name} …`);
}

export interface WaitingForDatabases {
  readonly minutes: number;
  readonly signal?: AbortSignal;
  /** Asked before each call that changes something: somebody may have gone the other way meanwhile. */
  readonly stillWanted: () => Promise<void>;
  /** The command that goes on. */
  readonly command: string;
}

/**
 * Waits until databases are where they should be. One that is busy, with a backup or with what it was asked before, is
 * asked when it is done.
 * @throws where some are not there when the time is over; an `AbortError` when nobody waits any more
 */
export async function untilDatabases(
  context: StackContext,
  databases: readonly WatchedDatabase[],
  way: Way,
  { minutes, signal, stillWanted, command }: WaitingForDatabases,
): Promise<void> {
  const deadline = Date.now() + minutes * 60_000;
  for (let told = ""; ; ) {
    const left = onTheirWay(await lookAtDatabases(context, databases), way);
    if (left.length === 0) return;
    const askable = left.filter(({ state }) => state === way.from);
    if (askable.length > 0) await stillWanted();
    for (const one of askable) await way.ask(context, one);
    const words = left.map(({ name, state }) => `${name} is ${state}`).join(", ");
    if (words !== told) context.say(`  ${words}`);
    told = words;
    if (Date.now() >= deadline) throw tooLong(words, way, minutes, command);
    await wait(POLL_MILLISECONDS, undefined, signal && { signal });
  }
}

const tooLong = (words: string, { end }: Way, minutes: number, command: string) =>
  new CommandError(`not all databases were ${end} within ${minutes} min: ${words}`, {
    hint: `AWS goes on with what it was asked. ${command} again waits for it, and asks where it was not taken yet.`,
    exitCode: exitCodes.failed,
  });
