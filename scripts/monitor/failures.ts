import { CommandError, exitCodes } from "../lib/errors.mjs";
import { reasonsOf } from "../rollout/explain";
import type { Verdict } from "../rollout/verdict";
import { inWords } from "../rollout/words";
import type { Look } from "./look";
import { wasTaken } from "./stopped";

/** A rollout that AWS gave up, with why its tasks stopped. */
export function rolloutFailed(
  name: string,
  reason: string,
  { tasks }: Pick<Look, "tasks">,
  environment: string,
): CommandError {
  const stopped = tasks.filter(
    ({ lastStatus, stoppedReason = "" }) => lastStatus === "STOPPED" && !wasTaken(stoppedReason),
  );
  return failed(`the rollout of ${name} failed`, [
    reason,
    ...reasonsOf(stopped).map((line) => `stopped task: ${line}`),
    `devops-platform logs ${environment} ${name} --since 30m shows what its tasks wrote.`,
  ]);
}

/** A service that does not stand still in time: AWS goes on with it. */
export const notStable = (name: string, verdict: Verdict, minutes: number): CommandError =>
  failed(`${name} is not stable after ${minutes} min`, [
    inWords(verdict),
    "AWS goes on with it. Run the same command again to follow it.",
  ]);

const failed = (message: string, lines: readonly string[]) =>
  new CommandError(message, { hint: lines.join("\n"), exitCode: exitCodes.rollout });
