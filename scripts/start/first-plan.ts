import type { StackContext } from "../lib/stack-context";
import type { PlanSummary } from "../plan/plan-summary";
import { summarize } from "../plan/summary";
import { makePlan } from "../terraform/planning";
import { inWorkspace } from "../terraform/workspace";

/**
 * What `terraform plan` says of an environment before there is anything at all: there is no bucket yet for its
 * state, so the plan is made without.
 */
export function firstPlan(context: StackContext): Promise<PlanSummary> {
  return inWorkspace({ ...context, localState: true }, async ({ run }) =>
    summarize((await makePlan(run, { name: context.stack.name })).json),
  );
}
