import { bodyOf } from "../lines/body";
import type { LiveState } from "./state";

/** Lines above and below what scrolls. */
export const FRAME_ROWS = 2;

/** Lines that scroll. */
export const pageOf = ({ size }: Pick<LiveState, "size">): number =>
  Math.max(1, size.rows - FRAME_ROWS);

/** How far can be scrolled. */
export function furthest(state: LiveState): number {
  if (state.view.kind === "logs") return Math.max(0, state.logs.lines.length - 1);
  return Math.max(0, bodyOf(state).length - pageOf(state));
}

/**
 * The first line that is shown, so that the chosen one is in sight, in the middle where there are more lines than fit.
 * @param chosen undefined where nothing can be chosen
 */
export function firstLine(
  lines: number,
  page: number,
  chosen: number | undefined,
  scroll: number,
): number {
  const most = Math.max(0, lines - page);
  const centred = chosen === undefined ? 0 : chosen - Math.floor(page / 2);
  return Math.min(Math.max(0, centred) + scroll, most);
}
