import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "./launch/bundle.mjs";
import { packagesOf } from "./launch/packages.mjs";
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
  const { name, packages } = bundle(root, join(root, "scripts", "cli.ts"));
  const shelves = packagesOf(root, name, packages);
  for (const one of packages) shelves.require(one);
  shelves.remember();
  announce("The command line is built: .cache/bundles, .gen");
  return exitCodes.done;
}
