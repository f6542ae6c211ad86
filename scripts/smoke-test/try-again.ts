import { setTimeout as wait } from "node:timers/promises";
import type { Accepted } from "./accepted";
import { type Answer, ask } from "./ask";

/** Load balancers ask their targets about as often. */
const PAUSE = 3000;

/** What came of asking until it was well, or time was up. */
export interface Tried extends Answer {
  /** How often it was asked. */
  readonly attempts: number;
}

/**
 * @param milliseconds for how long it is asked again; once it is asked in any case
 * @param waiting told once, where it is asked again
 */
export async function tryAgain(
  url: string,
  accepted: Accepted,
  milliseconds: number,
  waiting: (problem: string) => void = () => {},
): Promise<Tried> {
  const until = Date.now() + milliseconds;
  for (let attempts = 1; ; attempts += 1) {
    const answer = await ask(url, accepted);
    if (answer.good || !answer.mayPass || Date.now() + PAUSE > until)
      return { ...answer, attempts };
    if (attempts === 1) waiting([answer.status, answer.problem].filter(Boolean).join(", "));
    await wait(PAUSE);
  }
}
