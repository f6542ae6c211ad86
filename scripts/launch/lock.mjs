import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

const pollMilliseconds = 50;
const abandonedAfterMilliseconds = 60_000;

/**
 * Lets one process at a time do something to a folder. The lock of a process that has died is
 * taken over.
 * @template T
 * @param {string} lock path of the folder that is the lock
 * @param {() => T} work
 * @returns {T}
 */
export function withLock(lock, work) {
  while (!take(lock)) {
    if (isAbandoned(lock)) breakLock(lock);
    else sleep(pollMilliseconds);
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once("exit", release);
  try {
    return work();
  } finally {
    process.off("exit", release);
    release();
  }
}

/**
 * As {@link withLock}, for work that waits: meanwhile signals and everything else go on.
 * @template T
 * @param {string} lock path of the folder that is the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLockAsync(lock, work) {
  while (!take(lock)) {
    if (isAbandoned(lock)) breakLock(lock);
    else await setTimeout(pollMilliseconds);
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
  writeFileSync(join(lock, "pid"), String(process.pid));
  return true;
}

/** @param {string} lock */
function isAbandoned(lock) {
  try {
    return !isRunning(Number(readFileSync(join(lock, "pid"), "utf8")));
  } catch {
    // Between creating the lock and writing its pid, or released meanwhile.
  }
  try {
    return Date.now() - statSync(lock).mtimeMs > abandonedAfterMilliseconds;
  } catch {
    return false;
  }
}

/**
 * Renames before removing, so that of two processes that find it abandoned only one removes it.
 * @param {string} lock
 */
function breakLock(lock) {
  const aside = `${lock}-abandoned-${process.pid}`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { recursive: true, force: true });
  } catch {
    // The other process was faster.
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
export function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** @param {number} milliseconds */
function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
