import { join } from "node:path";
import { report } from "../lib/report.mjs";
import { bundle } from "./bundle.mjs";
import { packagesOf } from "./packages.mjs";
import { located, runBundle } from "./run-bundle.mjs";

/**
 * What a TypeScript program of this repository gets.
 * @typedef {{ root: string, argv: string[] }} ScriptInput `argv`: the arguments after the program
 */

/**
 * Runs a TypeScript file of this repository by its exported function `main`. What that returns is
 * the exit code; what it throws is reported.
 * @param {string} root the repository
 * @param {string} file relative to it
 * @param {string[]} argv
 * @param {{ bundled?: boolean }} [options] `bundled`: its packages are loaded from one file too, for
 *   what people start often and whose packages all bear it; default: false
 */
export async function runScript(root, file, argv, { bundled = false } = {}) {
  process.stdout.on("error", stopWhenNobodyReads);
  // The AWS SDK says on each run that its releases from January 2027 will want Node 22.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const debug = argv.includes("--debug") || process.env.DEVOPS_PLATFORM_DEBUG === "1";
  /** @type {import("./bundle.mjs").Bundle | undefined} */
  let compiled;
  try {
    compiled = bundle(root, join(root, file));
    const packages = bundled ? packagesOf(root, compiled.name, compiled.packages) : undefined;
    const program = runBundle(compiled, packages?.require);
    const { main } = program.exports;
    if (typeof main !== "function") throw new Error(`${file} exports no function "main"`);
    process.exitCode = (await main({ root, argv })) ?? 0;
    program.remember();
    packages?.remember();
  } catch (error) {
    process.exitCode = report(compiled ? located(error, compiled, root) : error, { debug });
  }
}

/**
 * `devops-platform … | head` ends quietly.
 * @param {Error & { code?: string }} error
 */
function stopWhenNobodyReads(error) {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
}
