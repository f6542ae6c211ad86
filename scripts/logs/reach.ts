/** Milliseconds that every look reaches back: what a log driver and CloudWatch take with a line, and some more. */
const USUAL = 30_000;

/** How far each look at most, and every fifteenth at least, reaches back: for a driver that could not deliver. */
const LATE = 5 * 60_000;

const LATE_EVERY = 15;

/**
 * The moment from which the next look at a source reads, in milliseconds. CloudWatch sorts by the time of a line
 * and not by when it came, so that a look which began where the last one ended would lose what
 * another task wrote before and delivered after.
 * @param newest time of the newest line so far; -Infinity before the first
 * @param asked by the clock here, when the last look began that was answered to its end. A clock
 *   that is wrong by less than 5 minutes loses nothing
 * @param look how many there were
 */
export function reachOf(newest: number, asked: number, look: number): number {
  const late = asked - LATE;
  const upTo = Math.min(Math.max(newest, late), asked);
  return (look % LATE_EVERY === LATE_EVERY - 1 ? Math.min(late, upTo) : upTo) - USUAL;
}
