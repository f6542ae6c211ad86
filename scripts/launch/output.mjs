import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { filesUnder } from "./fingerprint.mjs";
import { isRunning } from "./lock.mjs";

/**
 * A place to synthesize into, so that the output stays as it is until synthesis has succeeded. It
 * is inside the output folder: on the same file system, and ignored by git with it.
 * @typedef {object} Stage
 * @property {string} folder what to synthesize into
 * @property {string} temporary for files that nobody needs afterwards
 * @property {() => void} commit makes what was synthesized the output
 * @property {() => void} discard removes the stage; does nothing the second time
 */

const prefix = ".synthesis-";

/**
 * @param {string} output absolute path of the output folder
 * @returns {Stage}
 */
export function openStage(output) {
  return explained(output, () => {
    const created = mkdirSync(output, { recursive: true });
    removeAbandoned(output);
    const base = mkdtempSync(join(output, `${prefix}${process.pid}-`));
    const folder = join(base, "output");
    const temporary = join(base, "temporary");
    mkdirSync(folder);
    mkdirSync(temporary);
    return {
      folder,
      temporary,
      commit: () => explained(output, () => commit(folder, output)),
      discard: () => {
        rmSync(base, { recursive: true, force: true });
        if (created !== undefined) removeEmpty(output, created);
      },
    };
  });
}

/**
 * Moves what differs, file by file, the manifest last: Terraform's own files in a stack's folder
 * (.terraform, lock files, plans) stay.
 * @param {string} folder
 * @param {string} output
 */
function commit(folder, output) {
  const files = filesUnder(folder);
  const move = (/** @type {string} */ file) => {
    const target = join(output, file);
    if (sameContent(join(folder, file), target)) return;
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(folder, file), target);
  };
  for (const file of files) if (file !== "manifest.json") move(file);
  removeStale(output, new Set(files));
  move("manifest.json");
}

/**
 * Removes what an earlier synthesis wrote and this one did not: stacks that are gone, assets of
 * another version, the other of cdk.tf and cdk.tf.json (Terraform would read both).
 * @param {string} output
 * @param {Set<string>} files
 */
function removeStale(output, files) {
  const stacks = join(output, "stacks");
  for (const stack of entries(stacks)) {
    const folder = join(stacks, stack);
    const written = ["cdk.tf", "cdk.tf.json", "metadata.json"];
    if (existsSync(join(folder, "assets"))) {
      written.push(...filesUnder(join(folder, "assets")).map((name) => `assets/${name}`));
    }
    for (const name of written) {
      if (files.has(`stacks/${stack}/${name}`) || !existsSync(join(folder, name))) continue;
      rmSync(join(folder, name));
      removeEmpty(dirname(join(folder, name)), stacks);
    }
  }
}

/**
 * Removes a folder and those above it, up to and with `last`, as long as they are empty.
 * @param {string} folder
 * @param {string} last
 */
function removeEmpty(folder, last) {
  for (let current = folder; current.startsWith(last); current = dirname(current)) {
    try {
      rmdirSync(current);
    } catch {
      return;
    }
  }
}

/**
 * What a process left behind that was killed before it could tidy up.
 * @param {string} output
 */
function removeAbandoned(output) {
  for (const name of entries(output)) {
    const pid = name.startsWith(prefix)
      ? Number.parseInt(name.slice(prefix.length), 10)
      : Number.NaN;
    if (pid > 0 && !isRunning(pid)) rmSync(join(output, name), { recursive: true, force: true });
  }
}

/**
 * @param {string} one
 * @param {string} other
 */
function sameContent(one, other) {
  try {
    return readFileSync(one).equals(readFileSync(other));
  } catch {
    return false;
  }
}

/** @param {string} folder */
function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * @template T
 * @param {string} output
 * @param {() => T} work
 * @returns {T}
 */
function explained(output, work) {
  try {
    return work();
  } catch (cause) {
    throw outputError(output, cause);
  }
}

/**
 * @param {string} output
 * @param {unknown} cause
 */
export function outputError(output, cause) {
  return new CommandError(`the output folder ${output} cannot be written`, {
    hint: "Make it a folder that you may write to, or choose another one (CDKTF_OUTDIR, --output).",
    exitCode: exitCodes.output,
    cause,
  });
}
