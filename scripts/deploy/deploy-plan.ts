import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { requireAccount } from "../aws/account";
import { refuseWhileRestoring } from "../db/open-restores";
import { requireTerraform } from "../launch/terraform.mjs";
import type { StackContext } from "../lib/stack-context";
import { pauseOfPlanInWords, refuseStoppedDatabases } from "../pause/of-plan";
import { readBasis } from "../plan/basis";
import type { PlanFile } from "../plan/plan-file";
import { madeInWords, requireRefreshed, requireSamePlace, requireStanding } from "../plan/stale";
import { summarize } from "../plan/summary";
import { inWords } from "../plan/summary-words";
import { supersedeReceipt } from "../receipt/supersede";
import { askToGoOn } from "../terminal/ask";
import { styleFor } from "../terminal/style";
import { openBackend } from "../terraform/open-backend";
import { showPlanFile } from "../terraform/planning";
import { lockTo, wholeLock } from "../terraform/provider-checksums";
import { inWorkspace, type Workspace } from "../terraform/workspace";
import { afterApply } from "./after-apply";
import { applyPlanned } from "./apply-planned";
import type { Deployed, DeployOptions } from "./deployed";
import { makeServiceLinkedRoles } from "./service-linked-roles";

/** Applies exactly what a plan file says, or refuses it when what it stands on moved. */
export async function deployPlan(
  context: StackContext,
  plan: PlanFile,
  options: DeployOptions = {},
): Promise<Deployed> {
  const { stack, say, answers } = context;
  const started = Date.now();
  requireSamePlace(plan, stack, requireTerraform("apply a plan"));
  requireRefreshed(plan);
  await requireAccount(context.access, stack);
  await refuseWhileRestoring(context, "nothing is deployed");
  const summary = await inWorkspace(context, async (workspace) => {
    requireStanding(plan, await readBasis(context));
    const made = await placed(workspace, plan);
    const planned = { made, summary: summarize(made.json) };
    say(
      `\nMade ${madeInWords(plan)}\n${inWords(stack.name, planned.summary, styleFor(process.stderr))}\n`,
    );
    for (const line of pauseOfPlanInWords(stack.name, made.json)) say(`${line}\n`);
    if (planned.summary.empty) return planned.summary;
    refuseStoppedDatabases(stack.name, made.json);
    await askToGoOn(`Do this in the account ${stack.accountId}?`, answers);
    requireStanding(plan, await readBasis(context));
    options.onPhase?.({ stack: stack.name, doing: "apply", summary: planned.summary });
    await makeServiceLinkedRoles(context, planned.summary);
    await applyPlanned(context, workspace, planned);
    return planned.summary;
  });
  await supersedeReceipt(context);
  if (stack.kind === "environment") await afterApply(context, summary, options);
  return { stacks: [{ name: stack.name, summary, seconds: (Date.now() - started) / 1000 }] };
}

/**
 * Puts the plan where Terraform works, with the very providers that it was made with: where others were installed,
 * `terraform init` compares what it installs with the plan's own checksums.
 */
async function placed(workspace: Workspace, { plan, providers }: PlanFile) {
  const { directory, run, stack, backendConfig } = workspace;
  if (wholeLock(directory) !== providers) {
    lockTo(directory, providers);
    await openBackend(run, stack, backendConfig);
  }
  const file = join(directory, "saved.tfplan");
  writeFileSync(file, Buffer.from(plan, "base64"), { mode: 0o600 });
  return { file, json: await showPlanFile(run, file) };
}
