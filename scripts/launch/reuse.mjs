import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { replace } from "./cache.mjs";
import { hashOf } from "./fingerprint.mjs";

/**
 * What an output was synthesized from. Synthesis is hermetic (ADR 0010): the same program, packages and context give
 * the same bytes, so an output of which every file is still as it was written need not be written again.
 * @typedef {object} Made
 * @property {string} root the repository
 * @property {import("./bundle.mjs").Bundle} app
 * @property {string} output absolute path of the output folder
 * @property {unknown} context what the app is told besides
 */

/** Part of the key: change it when synthesis writes anything else of the same sources. */
const layout = "1";

/**
 * Whether an output is what a synthesis would write now. It is not where npm left no record of what is installed, or
 * where anybody changed a file of it.
 * @param {Made} made
 */
export function isCurrent(made) {
  const key = keyOf(made);
  try {
    /** @type {{ key: string, output: string, files: Record<string, string> }} */
    const record = JSON.parse(readFileSync(recordOf(made), "utf8"));
    if (key === undefined || record.key !== key || record.output !== made.output) return false;
    return Object.entries(record.files).every(
      ([file, hash]) => hashOf(readFileSync(join(made.output, file))) === hash,
    );
  } catch {
    return false;
  }
}

/**
 * Remembers what an output was made of.
 * @param {Made} made
 * @param {readonly string[]} files those that the synthesis wrote, relative to the output
 */
export function rememberOutput(made, files) {
  const key = keyOf(made);
  if (key === undefined) return;
  try {
    const hashes = files.map((file) => [file, hashOf(readFileSync(join(made.output, file)))]);
    const record = recordOf(made);
    mkdirSync(dirname(record), { recursive: true });
    replace(
      record,
      JSON.stringify({ key, output: made.output, files: Object.fromEntries(hashes) }),
    );
  } catch {
    // A checkout that cannot be written to synthesizes each time.
  }
}

/** @param {Made} made */
const recordOf = ({ root, app }) => join(root, ".cache", "bundles", `${app.name}.output.json`);

/** @param {Made} made */
function keyOf({ root, app, context }) {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return undefined;
  const told = Object.entries(process.env).filter(([name]) => /^(?:CDKTF|SYNTH)_/.test(name));
  return hashOf(
    JSON.stringify([
      layout,
      process.version,
      hashOf(app.code),
      hashOf(readFileSync(installed)),
      context,
      told.sort(),
    ]),
  );
}
