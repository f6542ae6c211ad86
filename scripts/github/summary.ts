import { appendFileSync, statSync } from "node:fs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { read } from "./text";

/** Of one step. Source: "Workflow commands for GitHub Actions", step isolation and limits. */
const MOST_BYTES = 1024 * 1024;

/**
 * Adds Markdown to the summary of a job.
 * @param target what GITHUB_STEP_SUMMARY names; undefined elsewhere, where the text is printed
 */
export function addToSummary(file: string, target: string | undefined): void {
  const text = read(file);
  const ended = text.endsWith("\n") ? text : `${text}\n`;
  if (!target) {
    process.stdout.write(ended);
    return;
  }
  const there = statSync(target, { throwIfNoEntry: false })?.size ?? 0;
  if (there + Buffer.byteLength(ended) > MOST_BYTES)
    throw new CommandError(`${file} does not fit into the summary, which takes 1 MiB a step`, {
      hint: "Give the Markdown for a comment, and keep the whole as an artifact of the run.",
      exitCode: exitCodes.usage,
    });
  try {
    appendFileSync(target, ended);
  } catch (cause) {
    throw new CommandError(`${target}, which GITHUB_STEP_SUMMARY names, cannot be written`, {
      exitCode: exitCodes.output,
      cause,
    });
  }
}
