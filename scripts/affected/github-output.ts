import { appendFileSync } from "node:fs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Affected } from "./affected";

/** What jobs of a workflow read, a line each: `name=[…]`, ready for a matrix. */
export function outputLines({ environments, images, administered }: Affected): string {
  const names = {
    environments,
    "on-branch": environments.filter(({ deployOn }) => "branch" in deployOn),
    "on-tag": environments.filter(({ deployOn }) => "tag" in deployOn),
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
