import { CommandError, exitCodes } from "./errors.mjs";

/**
 * What asks a program to end.
 * @typedef {"SIGINT" | "SIGTERM" | "SIGHUP"} EndSignal
 */

/** @type {Record<EndSignal, number>} */
const codes = { SIGINT: exitCodes.interrupted, SIGTERM: 143, SIGHUP: 129 };

const signals = /** @type {EndSignal[]} */ (Object.keys(codes));

/** @type {((signal: EndSignal) => void)[]} */
const handlers = [];

/** @param {NodeJS.Signals} signal */
const dispatch = (signal) => handlers.at(-1)?.(/** @type {EndSignal} */ (signal));

/**
 * Does something during which a signal means what `handler` says; of nested ones the innermost
 * decides.
 * @template T
 * @param {(signal: EndSignal) => void} handler
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function onSignals(handler, work) {
  handlers.push(handler);
  if (handlers.length === 1) for (const signal of signals) process.on(signal, dispatch);
  try {
    return await work();
  } finally {
    handlers.splice(handlers.lastIndexOf(handler), 1);
    if (handlers.length === 0) for (const signal of signals) process.off(signal, dispatch);
  }
}

/**
 * Does something that a signal ends at once; what is registered with {@link tidyAtEnd} is still done.
 * @template T
 * @param {() => Promise<T>} work
 * @param {string} [message] said then, on stderr
 * @returns {Promise<T>}
 */
export function endedBySignals(work, message) {
  return onSignals((signal) => {
    if (message !== undefined) process.stderr.write(`${message}\n`);
    process.exit(codes[signal]);
  }, work);
}

/**
 * The failure of something that a signal ended.
 * @param {EndSignal} signal
 * @param {string} hint
 */
export const interrupted = (signal, hint) =>
  new CommandError("interrupted", { hint, exitCode: codes[signal] });

/**
 * Does something and tidies up after it, however the process ends short of a SIGKILL. `tidy` must
 * not wait for anything; it may be called twice. What was begun last is tidied first, so that a folder
 * goes after what works in it.
 * @template T
 * @param {() => void} tidy
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function tidyAtEnd(tidy, work) {
  const stopTidying = tidyAtExit(tidy);
  try {
    return await work();
  } finally {
    stopTidying();
    tidy();
  }
}

/**
 * As {@link tidyAtEnd}, for what has no end of its own.
 * @param {() => void} tidy
 * @returns {() => void} takes it back
 */
export function tidyAtExit(tidy) {
  const listener = () => {
    try {
      tidy();
    } catch {
      // What else there is to tidy must still be tidied.
    }
  };
  process.prependOnceListener("exit", listener);
  return () => process.off("exit", listener);
}
