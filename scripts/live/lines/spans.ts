import type { Span } from "./sparkline";

/** Minutes that sparklines show. */
export const SPAN_MINUTES = 30;

const MINUTE = 60_000;

/** The last half hour, up to the last minute that is over: CloudWatch has its figures then. */
export function spanBefore(now: number): Span {
  const to = Math.floor(now / MINUTE) * MINUTE;
  return { from: to - SPAN_MINUTES * MINUTE, to };
}

/** A minute needs no more than one block, and fewer than this show nothing. */
const WIDEST = SPAN_MINUTES;
const NARROWEST = 4;

/** How wide each of several sparklines can be beside a table; 0 where there is no room for them. */
export function sparkWidth(columns: number, table: number, graphs: number): number {
  // Each has a space before it.
  const room = Math.floor((columns - table) / graphs) - 1;
  return room < NARROWEST ? 0 : Math.min(room, WIDEST);
}
