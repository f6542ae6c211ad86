import { setTimeout as wait } from "node:timers/promises";
import { type Patience, patient } from "../aws/patience";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Stopping } from "../release/stopping";
import { seconds } from "../terminal/duration";

const POLL_SECONDS = 5;
/** After that many failures in a row, some ten minutes, nobody waits for the network any more. */
const FAILURES = 20;
/** Many CI systems end a job that says nothing. */
const SAID_EVERY_SECONDS = 60;

export interface Waiting {
  readonly say: (line: string) => void;
  /** How long at most; AWS goes on after that. */
  readonly minutes: number;
  readonly stopping: Stopping;
  /** What is there when nobody waits any more, and how to go on. */
  readonly left: string;
}

/** What a look found: what is waited for, or how it stands until then. */
export type Look<T> = { readonly done: T } | { readonly state: string };

/**
 * Looks until something is as it should be, and says how it goes on. Throttling and a network that is away are
 * waited out.
 * @param what completes "… is": `the database acme-dev-main`
 * @throws where it takes too long, and where somebody stops it
 */
export async function untilDone<T>(
  what: string,
  look: () => Promise<Look<T>>,
  waiting: Waiting,
): Promise<T> {
  const { say, minutes, stopping, left } = waiting;
  const began = Date.now();
  const asking: Patience = patient({ say, repeats: FAILURES });
  let told = "";
  let said = began;
  for (;;) {
    const found = await asking(`waiting for ${what}`, () => {
      stopping.here(left);
      return look();
    });
    if ("done" in found) return found.done;
    const passed = Date.now() - began;
    if (found.state !== told || Date.now() - said >= SAID_EVERY_SECONDS * 1000) {
      say(`  ${what} is ${found.state}${passed < 1000 ? "" : `, ${seconds(passed / 1000)}`}`);
      [told, said] = [found.state, Date.now()];
    }
    if (passed >= minutes * 60_000) throw tooSlow(what, minutes, found.state, left);
    stopping.here(left);
    await wait(POLL_SECONDS * 1000, undefined, { signal: stopping.signal }).catch(() => {});
    stopping.here(left);
  }
}

const tooSlow = (what: string, minutes: number, state: string, left: string) =>
  new CommandError(`${what} is ${state} after ${minutes} min`, {
    hint: `AWS goes on with it. ${left}`,
    exitCode: exitCodes.aws,
  });
