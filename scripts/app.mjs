#!/usr/bin/env node
/**
 * The app command of cdktf.json: `node scripts/app.mjs [entry]` runs the app of the current
 * folder (main.ts unless an entry is named) and writes its output. CDKTF's CLI calls it for
 * synth, list, diff and deploy; by itself it is the fast way to the same files.
 */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { synthesize } from "./launch/synthesis.mjs";
import { report } from "./lib/report.mjs";

const words = process.argv.slice(2);
const [entry] = words.filter((word) => !word.startsWith("-"));
const debug = words.includes("--debug") || process.env.DEVOPS_PLATFORM_DEBUG === "1";

try {
  await synthesize({
    root: dirname(dirname(fileURLToPath(import.meta.url))),
    folder: process.cwd(),
    ...(entry === undefined ? {} : { entry }),
    announce: (line) => process.stderr.write(`${line}\n`),
  });
} catch (error) {
  process.exitCode = report(error, { debug });
}
