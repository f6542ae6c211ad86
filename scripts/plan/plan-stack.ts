import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findAdoptable } from "../adopt/adoptable";
import { importBlocks } from "../adopt/import-blocks";
import type { StackContext } from "../lib/stack-context";
import type { Receipt } from "../receipt/receipt";
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
}

/** Plans a stack. */
export async function planStack(context: StackContext, workspace: Workspace): Promise<StackPlan> {
  const basis = await readBasis(context);
  const made = await makePlan(workspace.run, { name: context.stack.name });
  return { made, summary: summarize(made.json), basis };
}

/**
 * Plans a stack and, where something it would create is there already, imports that instead: log
 * groups that AWS made, secrets that were waiting for their deletion.
 */
export async function planAdopting(
  context: StackContext,
  workspace: Workspace,
  receipt?: Receipt,
): Promise<StackPlan> {
  const first = await planStack(context, workspace);
  const found = await findAdoptable(context, first.made.json, receipt);
  if (found.length === 0) return first;
  context.say(`There already, and taken over: ${found.map(({ to }) => to).join(", ")}`);
  const file = join(workspace.directory, "taken-over.tf.json");
  await writeFile(file, JSON.stringify(importBlocks(found)));
  return planStack(context, workspace);
}
