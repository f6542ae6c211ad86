import { readOf } from "../../status/reading";
import type { Status } from "../../status/status";

const WORDS = { running: undefined, paused: "PAUSED", resuming: "HALF RESUMED" } as const;

/** What to say first of an environment that is paused; since when and by whom is among its remarks. */
export const pauseWords = ({ pause }: Status): string | undefined => {
  const state = readOf(pause)?.state;
  return state && WORDS[state];
};
