import { appendFileSync } from "node:fs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Affected } from "./affected";
import { deploysFrom, type Reference } from "./reference";

/**
 * What jobs of a workflow read, a line each: `name=[…]`, ready for a matrix.
 * @param reference what the job runs for: of a branch, those that this one deploys, and of a tag likewise
 */
export function outputLines(
  { environments, images, administered }: Affected,
  reference: Reference | undefined,
): string {
  const on = (kind: Reference["kind"]) =>
    environments.filter(
      ({ deployOn }) =>
        kind in deployOn && (reference?.kind !== kind || deploysFrom(deployOn, reference)),
    );
  const names = {
    environments,
    "on-branch": on("branch"),
    "on-tag": on("tag"),
    disposable: environments.filter(({ lifecycle }) => lifecycle === "disposable"),
    durable: environments.filter(({ lifecycle }) => lifecycle === "durable"),
    images,
    planned: [...administered, ...environments],
  };
  return Object.entries(names)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
    .join("");
}

/**
 * Hands a job's outputs to GitHub.
 * @param file what GITHUB_OUTPUT names; undefined elsewhere, where they are printed
 */
export function writeOutputs(lines: string, file: string | undefined): void {
  if (!file) {
    process.stdout.write(lines);
    return;
  }
  try {
    appendFileSync(file, lines);
  } catch (cause) {
    throw new CommandError(`${file}, which GITHUB_OUTPUT names, cannot be written`, {
      exitCode: exitCodes.output,
      cause,
    });
  }
}
