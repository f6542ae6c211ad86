import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { CommandError, exitCodes } from "./errors.mjs";

/**
 * Writes a file that only its owner may read, whole or not at all: a full disk leaves what was
 * there before.
 * @param what it is, for the error: `the plan`
 */
export function writePrivately(file: string, content: string, what: string): void {
  const half = `${file}.${randomUUID().slice(0, 8)}`;
  try {
    refuseSpecial(file);
    writeWhole(half, content);
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    throw new CommandError(`${what} cannot be written to ${file}`, {
      hint: "Nothing was left there. Choose a folder that you may write to and a disk that is not full.",
      exitCode: exitCodes.output,
      cause: error instanceof Error ? error : undefined,
    });
  }
}

function writeWhole(file: string, content: string): void {
  const descriptor = openSync(file, "wx", 0o600);
  try {
    const bytes = Buffer.from(content);
    for (let written = 0; written < bytes.length; )
      written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A folder or a device must not be replaced by a file. */
function refuseSpecial(file: string): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there && !there.isFile()) throw new Error("there is something else than a file in its place");
}
