import type { LiveState } from "../state/state";
import { environmentLines } from "./environment";
import { EMPTY, type Line, line, piece } from "./line";

/** Every environment, one after the other. */
export function overviewLines(state: LiveState): Line[] {
  const { environments, leftOut } = state;
  const parts = environments.map((one) => environmentLines(one, state));
  const lines = parts.flatMap((part, index) => (index === 0 ? part : [EMPTY, ...part]));
  if (leftOut.length === 0) return lines;
  return [...lines, EMPTY, ...leftOut.map((one) => line(piece(`not shown: ${one}`, "dim")))];
}
