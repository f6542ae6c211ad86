import { setMaxListeners } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { Load } from "./load";

/**
 * When requests are sent. With a rate, each has a moment at which it is due, and its time counts from there: when
 * the service is slow, a request that has to wait for a connection is slow too, as it is for a user ("coordinated
 * omission": Gil Tene, "How NOT to Measure Latency"; wrk2's README). Without one, a request is due when its
 * connection is free.
 */
export class Turns {
  readonly #began = performance.now();
  readonly #end: number;
  readonly #interval: number | undefined;
  readonly #over = new AbortController();
  #ended: number | undefined;
  #taken = 0;

  constructor({ seconds, rate }: Pick<Load, "seconds" | "rate">, stop: AbortSignal) {
    // Every connection that waits for its turn listens.
    setMaxListeners(0, this.#over.signal);
    this.#end = this.#began + seconds * 1000;
    this.#interval = rate === undefined ? undefined : 1000 / rate;
    if (stop.aborted) this.end();
    else stop.addEventListener("abort", () => this.end());
  }

  /** The moment from which the time of the next request counts, when it is there; undefined at the end. */
  async next(): Promise<number | undefined> {
    const now = performance.now();
    if (this.#ended !== undefined || now >= this.#end) return undefined;
    if (this.#interval === undefined) return now;
    const due = this.#began + this.#taken * this.#interval;
    if (due >= this.#end) return undefined;
    this.#taken += 1;
    if (due <= now) return due;
    await this.pause(due - now);
    if (this.#ended === undefined) return performance.now(); // A late timer is this machine's doing, not the service's.
    this.#taken -= 1;
    return undefined;
  }

  /** Waits, at most to the end. */
  pause(milliseconds: number): Promise<void> {
    return wait(milliseconds, undefined, { signal: this.#over.signal }).catch(() => {});
  }

  /** Waits for the end. */
  over(): Promise<void> {
    return this.pause(Math.max(0, this.#end - performance.now()));
  }

  /** No request is due any more. @returns for how many seconds there were some */
  end(): number {
    this.#ended ??= Math.min(performance.now(), this.#end);
    this.#over.abort();
    return (this.#ended - this.#began) / 1000;
  }

  /** For each request that was due and that no connection was free for, the milliseconds since then. */
  *missed(): Generator<number> {
    if (this.#interval === undefined) return;
    const ended = this.#ended ?? this.#end;
    for (let due = this.#began + this.#taken * this.#interval; due < ended; due += this.#interval)
      yield ended - due;
  }
}
