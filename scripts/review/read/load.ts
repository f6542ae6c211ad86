import { readFileSync } from "node:fs";
import { CommandError, exitCodes } from "../../lib/errors.mjs";
import { Plan } from "../model/plan";
import { decode } from "./decode";
import type { Input } from "./inputs";
import { parsePlan } from "./parse";
import { unlessTooDeep } from "./too-deep";

/** Reads one plan; what is none is one {@link CommandError}. */
export function loadPlan({ name, file }: Input): Plan {
  const from = file === "-" ? "stdin" : file;
  const text = decode(bytesOf(file), from);
  return readPlan(name, text, from);
}

/** A plan from its text; `from` says in errors where that is from. */
export const readPlan = (name: string, text: string, from: string): Plan =>
  unlessTooDeep(from, () => new Plan(name, parsePlan(text, from)));

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(
      code === "ENOENT" ? `there is no plan ${file}` : `the plan ${file} cannot be read`,
      {
        hint:
          code === "ENOENT"
            ? "terraform show -json saved.tfplan > dev.json writes one."
            : `The system said: ${code ?? error}`,
        exitCode: exitCodes.usage,
      },
    );
  }
}
