import { resolve } from "node:path";
import { findDeleted, waitingAmong } from "../adopt/deleted";
import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import { costChange, costChangeLine } from "../cost/change";
import { exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { pauseIn } from "../pause/in-plan";
import { pauseOfPlanInWords } from "../pause/of-plan";
import { appFolder, openApp, stackNamed } from "../stacks/app";
import type { Stack } from "../stacks/stack";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import { whileTicking } from "../terminal/ticker";
import { planText } from "../terraform/planning";
import { inWorkspace, type Workspace } from "../terraform/workspace";
import type { PlanOptions } from "./command";
import { backendWithoutLock, lookAtState, lookAtStateAndDigest, planFromState } from "./from-state";
import { planAsItIs } from "./plan-adopting";
import type { StackPlan } from "./plan-stack";
import { inWords } from "./summary-words";
import { refuseWaiting, waitingInWords } from "./waiting";
import { writePlanFile } from "./write-plan-file";

/** Plans a stack and says what it would do. */
export async function plan(root: string, name: string, options: PlanOptions): Promise<void> {
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = stackNamed(app, name);
  const context = { app, stack, access: accessOf(), answers: {}, say } satisfies StackContext;
  await requireAccount(context.access, stack);
  await inWorkspace({ ...context, ...openedBy(stack, options) }, async (workspace) => {
    const planned = await whileTicking(`Planning ${name} …`, () =>
      made(context, workspace, options),
    );
    const waiting = planned.refreshed
      ? waitingAmong(await findDeleted(context, planned.made.json))
      : [];
    if (options.out !== undefined) refuseWaiting(name, waiting);
    const full = options.full ? await planText(workspace.run, planned.made.file) : undefined;
    if (options.out !== undefined) await writePlanFile(context, planned, resolve(options.out));
    process.stdout.write(options.json ? inJson(stack, planned) : inText(stack, planned, full));
    if (options.out !== undefined) {
      say(`\nThe plan is in ${options.out}. Next: ${next(name, options.out, planned)}`);
    }
    for (const line of waitingInWords(name, waiting)) say(line);
    if (options.exitCode && !planned.summary.empty) process.exitCode = exitCodes.changes;
  });
}

/** What is done to the state before Terraform reads it: without its lock nothing may be mended. */
function openedBy(stack: Stack, { lock, refresh }: PlanOptions) {
  if (lock) return {};
  return refresh
    ? { makeReady: lookAtStateAndDigest }
    : { makeReady: lookAtState, files: backendWithoutLock(stack) };
}

function made(
  context: StackContext,
  workspace: Workspace,
  { lock, refresh }: PlanOptions,
): Promise<StackPlan> {
  const args = lock ? [] : ["-lock=false"];
  return refresh ? planAsItIs(context, workspace, args) : planFromState(context, workspace, args);
}

const next = (name: string, file: string, { refreshed }: StackPlan): string =>
  refreshed ? `devops-platform deploy ${name} --plan ${file}` : `devops-platform review ${file}`;

const FROM_STATE =
  "From the state alone: what was changed in AWS since the last apply is not in it, and it cannot be applied.";

function inText(
  stack: Stack,
  { summary, made, refreshed }: StackPlan,
  full: string | undefined,
): string {
  const words = inWords(stack.name, summary, styleFor(process.stdout));
  const cost = costChangeLine(stack, made.json);
  const paused = pauseOfPlanInWords(stack.name, made.json).map((line) => `  ${line}`);
  const blocks = [
    words,
    cost && `  ${cost}`,
    ...paused,
    ...(refreshed ? [] : [`  ${FROM_STATE}`]),
    full?.trim(),
  ];
  return `${blocks.filter((block) => block !== undefined).join("\n\n")}\n`;
}

function inJson(stack: Stack, { summary, basis, made, refreshed }: StackPlan): string {
  const { before, after } = costChange(stack, made.json);
  const cost = { before: before.total, after: after.total, unknown: after.unknown.length };
  const pause = pauseIn(made.json);
  const shown = {
    stack: stack.name,
    terraform: made.json.terraform_version,
    ...summary,
    cost,
    ...(pause && { pause: { state: pause.state, since: pause.since, by: pause.by } }),
    refreshed,
    basis,
  };
  return `${JSON.stringify(shown, undefined, 2)}\n`;
}
