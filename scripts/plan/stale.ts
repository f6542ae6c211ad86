import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { Stack } from "../stacks/stack";
import { type Basis, movedSince } from "./basis";
import type { PlanFile } from "./plan-file";

/** Refuses a plan file of another environment, account, platform or Terraform. */
export function requireSamePlace(plan: PlanFile, stack: Stack, terraform: string): void {
  const pairs = [
    ["platform", plan.platform, stack.platform],
    ["environment", plan.stack, stack.name],
    ["account", plan.account, stack.accountId],
    ["region", plan.region, stack.region],
  ] as const;
  for (const [what, theirs, ours] of pairs) {
    if (theirs === ours) continue;
    throw refused(
      `the plan is of another ${what}: ${theirs}, not ${ours}`,
      `It was made ${madeInWords(plan)}. Nothing was changed.`,
    );
  }
  if (plan.terraform === terraform) return;
  throw refused(
    `the plan was made with Terraform ${plan.terraform}, and this is ${terraform}`,
    `A plan is applied by the version that made it. Use that one, or run devops-platform plan ${stack.name} --out <file> again.`,
  );
}

/** Refuses a plan file that was made from the state alone: what is in AWS may be something else. */
export function requireRefreshed(plan: PlanFile): void {
  if (plan.refreshed) return;
  throw new CommandError(
    `the plan of ${plan.stack} was made from the state alone, to be reviewed and not to be applied`,
    {
      hint: `Nothing was changed. Run devops-platform plan ${plan.stack} --out <file> without --no-refresh, look at it, and deploy that.`,
      exitCode: exitCodes.refused,
    },
  );
}

/** Refuses a plan file whose state or release pointers moved since. */
export function requireStanding(plan: PlanFile, now: Basis): void {
  const moved = movedSince({ state: plan.state, pointers: plan.pointers }, now);
  if (moved.length === 0) return;
  throw refused(
    `the plan of ${plan.stack} is stale: it was made ${madeInWords(plan)}`,
    [
      ...moved,
      `Nothing was changed. Run devops-platform plan ${plan.stack} --out <file> again, and look at it again.`,
    ].join("\n"),
  );
}

/** `2026-03-01 10:00 UTC by arn:… at commit 1a2b3c`. */
export const madeInWords = ({ made, by, commit }: PlanFile): string =>
  `${made.slice(0, 16).replace("T", " ")} UTC by ${by}${commit === "" ? "" : ` at commit ${commit}`}`;

const refused = (message: string, hint: string) =>
  new CommandError(message, { hint, exitCode: exitCodes.stale });
