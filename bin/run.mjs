#!/usr/bin/env node
/** `node bin/run.mjs scripts/<file>.ts [arguments]` runs a TypeScript program of this repository. */
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { runScript } from "../scripts/launch/script.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [file, ...argv] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("error: name the TypeScript file to run\n");
  process.exitCode = 2;
} else {
  await runScript(root, relative(root, resolve(file)), argv);
}
