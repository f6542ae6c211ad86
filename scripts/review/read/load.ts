import { readFileSync } from "node:fs";
import { CommandError, exitCodes } from "../../lib/errors.mjs";
import { unpack } from "../../plan/for-review";
import { isPlanFile, parsePlanFile } from "../../plan/read-plan-file";
import { Plan } from "../model/plan";
import { decode } from "./decode";
import { type Input, requireOwnNames } from "./inputs";
import { parsePlan } from "./parse";
import { unlessTooDeep } from "./too-deep";

/** Reads plans; what is none is one {@link CommandError}. */
export function loadPlans(inputs: readonly Input[]): Plan[] {
  const plans = inputs.map(loadPlan);
  requireOwnNames(plans, inputs);
  return plans;
}

function loadPlan({ name, named, file }: Input): Plan {
  const from = file === "-" ? "stdin" : file;
  const text = decode(bytesOf(file), from);
  if (!isPlanFile(text)) return readPlan(name, text, from);
  const { stack, review } = parsePlanFile(text, from);
  return readPlan(named ? name : stack, unpack(Buffer.from(review, "base64")), from);
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
            ? "devops-platform plan dev --out dev.plan writes one, and terraform show -json saved.tfplan > dev.json."
            : `The system said: ${code ?? error}`,
        exitCode: exitCodes.usage,
      },
    );
  }
}
