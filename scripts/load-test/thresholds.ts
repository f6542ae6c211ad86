import { inMs, inPercent } from "./figures";
import { failuresIn, type Measured, shareOf } from "./load";

/** What the load had to keep to. */
export interface Thresholds {
  /** Milliseconds. */
  readonly p95?: number;
  /** Percent. */
  readonly errors?: number;
}

/** What of it was missed, in words. A load without answers keeps to nothing. */
export function missedIn(measured: Measured, { p95, errors }: Thresholds): string[] {
  const { latency, requests } = measured;
  const share = requests === 0 ? 100 : shareOf(failuresIn(measured), requests);
  const missed: string[] = [];
  if (p95 !== undefined && !(latency && latency.p95 <= p95))
    missed.push(`p95 is ${inMs(latency?.p95)}, and --p95 allows ${inMs(p95)}`);
  if (errors !== undefined && share > errors)
    missed.push(`${inPercent(share)} failed, and --errors allows ${inPercent(errors)}`);
  return missed;
}
