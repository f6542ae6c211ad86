import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { FailureReport } from "./explain";
import type { Standing } from "./look";
import { inWords } from "./words";

/** Rollouts that AWS gave up, as one error. */
export function rolloutsFailed(
  reports: readonly FailureReport[],
  all: number,
  next = "Everything else is deployed. Mend what the tasks stopped for, then deploy or release again.",
): CommandError {
  const lines = reports.flatMap(({ service, reason, tasks, events }) => [
    `${service}: ${reason}`,
    ...tasks.map((line) => `  stopped task: ${line}`),
    ...events.map((line) => `  event: ${line}`),
  ]);
  return failed(`the rollout of ${howMany(reports.length, all)} failed`, [...lines, next]);
}

/** Rollouts that did not end in time, as one error: AWS goes on with them. */
export function rolloutsTooSlow(
  standings: readonly Standing[],
  minutes: number,
  next = "AWS goes on with it. Run the same command again to follow it, with more --rollout-minutes.",
): CommandError {
  return failed(`the rollout did not end within ${minutes} min`, [
    ...standings.map(({ rollout, verdict }) => `${rollout.service}: ${inWords(verdict)}`),
    next,
  ]);
}

const howMany = (some: number, all: number): string =>
  all === 1 ? "the service" : `${some} of ${all} services`;

const failed = (message: string, lines: readonly string[]) =>
  new CommandError(message, { hint: lines.join("\n"), exitCode: exitCodes.rollout });
