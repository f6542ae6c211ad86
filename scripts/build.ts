import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ScriptInput } from "./launch/script.mjs";
import { synthesize } from "./launch/synthesis.mjs";
import { exitCodes } from "./lib/errors.mjs";
import { tidyAtEnd } from "./lib/signals.mjs";

/**
 * `npm run build`: everything that commands otherwise prepare when they are first run, so that a
 * container, or a checkout that cannot be written to, has it: bindings, programs, packages.
 */
export async function main({ root }: ScriptInput): Promise<number> {
  const announce = (line: string) => process.stderr.write(`${line}\n`);
  const folder = mkdtempSync(join(tmpdir(), "build-"));
  const tidy = () => rmSync(folder, { recursive: true, force: true });
  await tidyAtEnd(tidy, () => synthesize({ root, output: join(folder, "cdktf.out"), announce }));
  await runCommandLine(root);
  announce("The command line is built: .cache/bundles, .gen");
  return exitCodes.done;
}

/** Compiles it and lets V8 keep what it compiled, which it only knows of what has run. */
async function runCommandLine(root: string): Promise<void> {
  const program = join(root, "bin", "devops-platform.mjs");
  await promisify(execFile)(process.execPath, [program, "env", "schema"]);
}
