import { setImmediate } from "node:timers/promises";
import { exitCodes } from "../lib/errors.mjs";

/** @type {[NodeJS.Signals, number][]} */
const signals = [
  ["SIGINT", exitCodes.interrupted],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
];

/**
 * Does something that has to be tidied up however it ends: by returning, by throwing, by
 * `process.exit` or by a signal.
 * @template T
 * @param {() => void} tidy may be called twice
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function tidied(tidy, work) {
  const listeners = signals.map(([signal, code]) => {
    const listener = () => {
      process.stderr.write("error: interrupted, nothing was changed\n");
      process.exit(code);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  process.once("exit", tidy);
  try {
    return await work();
  } finally {
    for (const remove of listeners) remove();
    process.off("exit", tidy);
    tidy();
  }
}

/**
 * Lets a signal that came during synchronous work be noticed before the work counts. Node's first
 * turns after such work may only start to look for signals, so it takes several.
 */
export async function noticeSignals() {
  for (let turn = 0; turn < 4; turn += 1) await setImmediate();
}
