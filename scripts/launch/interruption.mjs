import { setImmediate } from "node:timers/promises";
import { endedBySignals, tidyAtEnd } from "../lib/signals.mjs";

/**
 * Does something that has to be tidied up however it ends: by returning, by throwing, by
 * `process.exit` or by a signal.
 * @template T
 * @param {() => void} tidy may be called twice
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function tidied(tidy, work) {
  return tidyAtEnd(tidy, () => endedBySignals(work, "error: interrupted, nothing was changed"));
}

/**
 * Lets a signal that came during synchronous work be noticed before the work counts. Node's first
 * turns after such work may only start to look for signals, so it takes several.
 */
export async function noticeSignals() {
  for (let turn = 0; turn < 4; turn += 1) await setImmediate();
}
