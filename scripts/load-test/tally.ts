import { createHistogram, performance } from "node:perf_hooks";
import { FEWEST_REQUESTS, failuresIn, type Measured, shareOf, WINDOW_SECONDS } from "./load";

/** Microseconds: an hour, far beyond any timeout. */
const LONGEST = 3_600_000_000;

/** Counts what becomes of requests. Times are kept in an HDR histogram, exact to three digits. */
export class Tally {
  readonly #times = createHistogram({ lowest: 1, highest: LONGEST, figures: 3 });
  readonly #statuses: Record<string, number> = {};
  readonly #unanswered: Record<string, number> = {};
  readonly #began = performance.now();
  readonly #idle = performance.eventLoopUtilization();
  /** Of the last seconds, what was counted at their ends. */
  readonly #ends: { readonly requests: number; readonly failures: number }[] = [];
  #requests = 0;
  #unfinished = 0;
  bytes = 0;
  opened = 0;

  /** @param took milliseconds from when the request was due */
  answered(status: number, took: number): void {
    this.#requests += 1;
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    this.#record(took);
  }

  /** @param waited milliseconds; undefined where nothing was waited for: its time would say nothing */
  failed(kind: string, waited?: number): void {
    this.#requests += 1;
    this.#unanswered[kind] = (this.#unanswered[kind] ?? 0) + 1;
    if (waited !== undefined) this.#record(waited);
  }

  /** A request that was due and had no answer at the end: it would have waited for longer. */
  unfinished(waited: number): void {
    this.#unfinished += 1;
    this.#record(waited);
  }

  #record(milliseconds: number): void {
    this.#times.record(Math.min(LONGEST, Math.max(1, Math.round(milliseconds * 1000))));
  }

  /** Whether too much of the last seconds failed; to be asked once a second. */
  failsMoreThan(percent: number): boolean {
    const now = { requests: this.#requests, failures: failuresIn(this.measured()) };
    const [before = { requests: 0, failures: 0 }] = this.#ends.slice(-WINDOW_SECONDS);
    this.#ends.push(now);
    if (this.#ends.length < WINDOW_SECONDS) return false;
    const requests = now.requests - before.requests;
    return (
      requests >= FEWEST_REQUESTS && shareOf(now.failures - before.failures, requests) > percent
    );
  }

  measured(stopped?: Measured["stopped"]): Measured {
    const times = this.#times;
    const at = (share: number) => times.percentile(share) / 1000;
    return {
      seconds: (performance.now() - this.#began) / 1000,
      requests: this.#requests,
      latency:
        times.count === 0
          ? undefined
          : {
              mean: times.mean / 1000,
              p50: at(50),
              p90: at(90),
              p95: at(95),
              p99: at(99),
              max: times.max / 1000,
            },
      statuses: { ...this.#statuses },
      unanswered: { ...this.#unanswered },
      unfinished: this.#unfinished,
      bytes: this.bytes,
      opened: this.opened,
      busy: performance.eventLoopUtilization(this.#idle).utilization,
      stopped,
    };
  }
}
