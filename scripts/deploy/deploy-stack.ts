import type { StackContext } from "../lib/stack-context";
import { pauseOfPlanInWords, refuseStoppedDatabases } from "../pause/of-plan";
import { planAdopting } from "../plan/plan-adopting";
import type { StackPlan } from "../plan/plan-stack";
import { movedPointers, pointerVersions } from "../plan/pointers";
import { inWords } from "../plan/summary-words";
import type { Receipt } from "../receipt/receipt";
import { restoreOverrides } from "../receipt/restore";
import { supersedeReceipt } from "../receipt/supersede";
import { askToGoOn } from "../terminal/ask";
import { styleFor } from "../terminal/style";
import { inWorkspace, type Workspace } from "../terraform/workspace";
import { applyPlanned } from "./apply-planned";
import type { DeployedStack, DeployOptions } from "./deployed";
import { makeServiceLinkedRoles } from "./service-linked-roles";

export type DeployStackOptions = Pick<DeployOptions, "onPhase"> & { readonly receipt?: Receipt };

/** Plans a stack, asks, and applies that very plan. */
export async function deployStack(
  context: StackContext,
  options: DeployStackOptions = {},
): Promise<DeployedStack> {
  const { stack } = context;
  const started = Date.now();
  const files = filesFor(context, options.receipt);
  const summary = await inWorkspace({ ...context, files }, async (workspace) => {
    const planned = await planAndAsk(context, workspace, options);
    if (!planned.summary.empty) {
      options.onPhase?.({ stack: stack.name, doing: "apply", summary: planned.summary });
      await makeServiceLinkedRoles(context, planned.summary);
      await applyPlanned(context, workspace, planned, {
        restoring: options.receipt !== undefined,
      });
    }
    return planned.summary;
  });
  await supersedeReceipt(context);
  return { name: stack.name, summary, seconds: (Date.now() - started) / 1000 };
}

function filesFor({ stack }: StackContext, receipt: Receipt | undefined) {
  return receipt ? { "restore_override.tf.json": restoreOverrides(receipt, stack) } : {};
}

/** A release between plan and apply makes the plan one of yesterday's: then all of it once more. */
async function planAndAsk(
  context: StackContext,
  workspace: Workspace,
  { receipt, onPhase }: DeployStackOptions,
): Promise<StackPlan> {
  const { stack, say, answers } = context;
  for (;;) {
    onPhase?.({ stack: stack.name, doing: "plan" });
    say(`Planning ${stack.name} …`);
    const planned = await planAdopting(context, workspace, receipt);
    say(`\n${inWords(stack.name, planned.summary, styleFor(process.stderr))}\n`);
    for (const line of pauseOfPlanInWords(stack.name, planned.made.json)) say(`${line}\n`);
    if (planned.summary.empty) return planned;
    refuseStoppedDatabases(stack.name, planned.made.json);
    await askToGoOn(`Do this in the account ${stack.accountId}?`, answers);
    const moved = movedPointers(planned.basis.pointers, await pointerVersions(context));
    if (moved.length === 0) return planned;
    say(
      `Released in between, or paused, or resumed: ${moved.join(", ")}. The plan does not know it, so it is made again.`,
    );
  }
}
