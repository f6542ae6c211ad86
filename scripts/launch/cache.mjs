import { renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";

/**
 * Writes so that a process that reads at the same time sees the old or the new file, never half.
 * @param {string} file
 * @param {string | Buffer} content
 */
export function replace(file, content) {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, file);
}

/**
 * esbuild, loaded only where something has to be compiled.
 * @param {string} root the repository
 * @returns {typeof import("esbuild")}
 */
export function esbuild(root) {
  try {
    return createRequire(join(root, "package.json"))("esbuild");
  } catch (cause) {
    throw new CommandError("the packages of this repository are not installed", {
      hint: `Run \`npm ci\` in ${root}.`,
      exitCode: exitCodes.program,
      cause,
    });
  }
}
