import type { StackContext } from "../lib/stack-context";
import { type MadePlan, makePlan } from "../terraform/planning";
import type { Workspace } from "../terraform/workspace";
import { type Basis, readBasis } from "./basis";
import type { PlanSummary } from "./plan-summary";
import { summarize } from "./summary";

/** A plan, what it would do and what it stands on. */
export interface StackPlan {
  readonly made: MadePlan;
  readonly summary: PlanSummary;
  readonly basis: Basis;
  /** Whether AWS was asked what is there, and not the state alone. */
  readonly refreshed: boolean;
}

/** Plans a stack; `args` are further ones of `terraform plan`. */
export async function planStack(
  context: StackContext,
  workspace: Workspace,
  args: readonly string[] = [],
): Promise<StackPlan> {
  const basis = await readBasis(context);
  const made = await makePlan(workspace.run, { name: context.stack.name, args });
  return { made, summary: summarize(made.json), basis, refreshed: true };
}
