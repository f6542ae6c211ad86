import { readFileSync } from "node:fs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { checksumOf, PLAN_FILE_VERSION, type PlanFile, planFileSchema } from "./plan-file";

/** A plan that `plan --out` wrote. */
export function readPlanFile(file: string): PlanFile {
  return parsePlanFile(textOf(file), file);
}

/** A plan from its text; `from` says in errors where that is from. */
export function parsePlanFile(text: string, from: string): PlanFile {
  if (text.startsWith("PK")) {
    throw unusable(
      `${from} is a plan of Terraform's own`,
      "It does not say what it stands on. Make one with devops-platform plan <environment> --out <file>.",
    );
  }
  if (!isPlanFile(text)) {
    throw unusable(
      `${from} is no plan file`,
      "`devops-platform plan <environment> --out <file>` writes one.",
    );
  }
  const json = jsonOf(text);
  if (json === undefined) throw truncated(from);
  const version = Reflect.get(json, "version");
  if (typeof version === "number" && version > PLAN_FILE_VERSION) {
    throw unusable(
      `${from} was written by a newer devops-platform`,
      `It is a plan file of version ${version}, and this one reads version ${PLAN_FILE_VERSION}. Use the commit that wrote it, or plan again.`,
    );
  }
  if (typeof version === "number" && version < PLAN_FILE_VERSION) {
    throw unusable(
      `${from} was written by an older devops-platform`,
      `It is a plan file of version ${version}, and this one reads version ${PLAN_FILE_VERSION}. Plan again.`,
    );
  }
  const read = planFileSchema.safeParse(json);
  if (!read.success) throw truncated(from);
  if (checksumOf(read.data) !== read.data.sha256) throw truncated(from);
  return read.data;
}

/** Whether a text begins as plan files do, whole or not. */
export const isPlanFile = (text: string): boolean =>
  text.slice(0, 200).includes('"devops-platform plan"');

function textOf(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === "ENOENT"
      ? unusable(
          `there is no plan file ${file}`,
          "`devops-platform plan <environment> --out <file>` writes one.",
        )
      : unusable(`the plan file ${file} cannot be read`, `The system said: ${code ?? error}`);
  }
}

function jsonOf(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

const truncated = (from: string) =>
  unusable(
    `${from} is not whole: part of the plan is missing or was changed`,
    "It was probably cut off while it was copied. Copy it again, or plan again.",
  );

const unusable = (message: string, hint: string) =>
  new CommandError(message, { hint, exitCode: exitCodes.usage });
