import { CommandError, exitCodes } from "../lib/errors.mjs";
import { contextFor } from "../stacks/context-for";
import { say } from "../terminal/say";
import { table } from "../terminal/table";
import type { SmokeTestOptions } from "./command";
import { type Smoke, type SmokeTest, smokeTest } from "./smoke-test";

/** Asks what users ask, and ends with 1 where something is not well. */
export async function runSmokeTest(
  root: string,
  environment: string,
  { minutes, url, expect, json }: SmokeTestOptions,
): Promise<void> {
  const context = await contextFor(root, environment);
  const found = await smokeTest(context, { minutes, url, expect });
  if (json) process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
  else if (found.services.length > 0) process.stdout.write(`${inWords(found)}\n`);
  if (found.resting !== null) say(`Nothing of ${environment} is asked: ${found.resting}.`);
  else if (found.services.length === 0)
    say(`No service of ${environment} is reached through a load balancer, so nothing is asked.`);
  const bad = found.services.filter(({ outcome }) => outcome === "bad");
  if (bad.length === 0) return;
  throw new CommandError(
    `${bad.map(({ service }) => service).join(", ")} of ${environment}: not well`,
    {
      hint: bad.map(({ service }) => `devops-platform why ${environment} ${service}`).join("\n"),
      exitCode: exitCodes.failed,
    },
  );
}

const inWords = ({ services }: SmokeTest): string => table(services.map(row));

function row({ service, outcome, why, url, status, milliseconds, attempts }: Smoke): string[] {
  const mark = { good: "✓", bad: "✗", "not asked": "-" }[outcome];
  if (url === null) return [mark, service, "not asked", "", why];
  const took = milliseconds === null ? "" : `${milliseconds} ms`;
  const tries = attempts > 1 ? ` (asked ${attempts} times)` : "";
  return [
    mark,
    service,
    `${status ?? "no answer"}`,
    took,
    `${url}${why ? `  ${why}` : ""}${tries}`,
  ];
}
