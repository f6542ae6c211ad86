import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { committedLists, compareAll, synthesizedStacks, writeLists } from "./addresses/committed";
import { isLoss } from "./addresses/compare";
import { advice, describe } from "./addresses/words";
import type { ScriptInput } from "./launch/script.mjs";
import { synthesize } from "./launch/synthesis.mjs";
import { CommandError, exitCodes } from "./lib/errors.mjs";

/**
 * Brings the committed lists in `addresses/` up to date with what is synthesized. A change that
 * would lose something is refused unless `--accept` is given.
 */
export async function main({ root, argv }: ScriptInput): Promise<number> {
  const unknown = argv.filter((word) => word !== "--accept" && word !== "--debug");
  if (unknown.length > 0) {
    throw new CommandError(`unknown argument ${unknown.join(" ")}`, {
      hint: "It takes `--accept` and nothing else.",
      exitCode: exitCodes.usage,
    });
  }
  const folder = join(root, "addresses");
  const stacks = await synthesized(root);
  const differences = compareAll(committedLists(folder), stacks);
  const words = [...differences].map(([stack, found]) => describe(stack, found)).filter(Boolean);
  const all = [...differences.values()].flat();
  if (all.some(isLoss) && !argv.includes("--accept")) {
    throw new CommandError(`something would be lost\n${words.join("\n")}`, {
      hint: advice(all),
      exitCode: exitCodes.configuration,
    });
  }
  writeLists(folder, stacks);
  process.stdout.write(`${words.join("\n") || "The lists are up to date."}\n`);
  return exitCodes.done;
}

async function synthesized(root: string) {
  const output = mkdtempSync(join(tmpdir(), "addresses-"));
  try {
    return synthesizedStacks(await synthesize({ root, output, hcl: false }));
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}
