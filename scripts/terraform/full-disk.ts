import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Diagnostic } from "./events";

/** What the system says in Terraform's errors when it can write no more. */
const FULL = /no space left on device|disk quota exceeded/i;

/** Refuses a plan that Terraform could not write, in words of its own: nothing is wrong with the stack. */
export function refuseFullDisk(diagnostics: readonly Diagnostic[]): void {
  if (!diagnostics.some(({ summary, detail }) => FULL.test(`${summary} ${detail}`))) return;
  throw new CommandError("the plan cannot be written: the disk is full", {
    hint: "Terraform works in .cache/work of the repository. Nothing was changed.",
    exitCode: exitCodes.output,
  });
}
