import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds after the first try in vain. */
const shortest = 100;

/** Less than a request waits for a connection, so that one that waits sees another try. */
const longest = 2000;

/** Pauses after tries in vain, each twice as long as the one before. */
export class Backoff {
  #next = shortest;

  async pause(): Promise<void> {
    const milliseconds = this.#next;
    this.#next = Math.min(longest, milliseconds * 2);
    await sleep(milliseconds);
  }

  reset(): void {
    this.#next = shortest;
  }
}
