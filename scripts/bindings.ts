import { ensureBindings } from "./launch/bindings.mjs";
import type { ScriptInput } from "./launch/script.mjs";
import { exitCodes } from "./lib/errors.mjs";

/** `node bin/run.mjs scripts/bindings.ts`: the types in `.gen` are current before they are checked. */
export function main({ root }: ScriptInput): number {
  ensureBindings(root, { announce: (line) => process.stderr.write(`${line}\n`) });
  return exitCodes.done;
}
