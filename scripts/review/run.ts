import { writeFileSync } from "node:fs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { counted } from "../terminal/counted";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import type { ReviewOptions } from "./command";
import { failing } from "./fail-on";
import { readPolicies } from "./policy/read";
import { inputsFrom } from "./read/inputs";
import { loadPlans } from "./read/load";
import { json } from "./render/json";
import { markdown } from "./render/markdown";
import { statusOf } from "./render/status";
import { terminal } from "./render/terminal";
import { type Review, review } from "./review";

/** Reads plans, says what is in them, and ends with 10 where something of it fails the review. */
export async function run(words: readonly string[], options: ReviewOptions): Promise<void> {
  const policies = readPolicies(options.policies);
  const plans = loadPlans(inputsFrom(words, options.name));
  const found = review(plans, policies, new Date().toISOString().slice(0, 10));
  write(await rendered(found, options), options.out);
  const failed = failing(found.findings, options.failOn);
  if (failed.length === 0) return;
  say(
    `${counted(failed.length, "finding")} ${failed.length === 1 ? "fails" : "fail"} the review (--fail-on ${options.failOn.join(",")}).`,
  );
  process.exitCode = exitCodes.refused;
}

async function rendered(found: Review, options: ReviewOptions): Promise<string> {
  const { format, json: asJson, failOn } = options;
  if (asJson || format === "json") return json(found, failOn);
  if (format === "status") return `${statusOf(found, failOn).description}\n`;
  if (format === "markdown") return markdown(found);
  if (format === "html") {
    const { htmlReport } = await import("./render/html");
    return htmlReport(found);
  }
  return `${terminal(found, styleFor(process.stdout), process.stdout.columns ?? 100)}\n`;
}

function write(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CommandError(`${file} cannot be written`, {
      hint: `The system said: ${(error as NodeJS.ErrnoException).code ?? error}`,
      exitCode: exitCodes.output,
    });
  }
}
