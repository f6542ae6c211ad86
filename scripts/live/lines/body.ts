import type { LiveState } from "../state/state";
import { helpLines } from "./help";
import type { Line } from "./line";
import { overviewLines } from "./overview";
import { serviceLines } from "./service";

/** What scrolls between the first line of the screen and the last; logs are drawn by themselves. */
export function bodyOf(state: LiveState): Line[] {
  if (state.help) return helpLines(state);
  if (state.view.kind === "overview") return overviewLines(state);
  if (state.view.kind === "service") return serviceLines(state, state.view);
  return [];
}
