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
import { inWorkspace } from "../terraform/workspace";
import type { PlanOptions } from "./command";
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
  await inWorkspace(context, async (workspace) => {
    const planned = await whileTicking(`Planning ${name} …`, () => planAsItIs(context, workspace));
    const waiting = waitingAmong(await findDeleted(context, planned.made.json));
    if (options.out !== undefined) refuseWaiting(name, waiting);
    const full = options.full ? await planText(workspace.run, planned.made.file) : undefined;
    if (options.out !== undefined) await writePlanFile(context, planned, resolve(options.out));
    process.stdout.write(options.json ? inJson(stack, planned) : inText(stack, planned, full));
    if (options.out !== undefined) {
      say(
        `\nThe plan is in ${options.out}. Next: devops-platform deploy ${name} --plan ${options.out}`,
      );
    }
    for (const line of waitingInWords(name, waiting)) say(line);
    if (options.exitCode && !planned.summary.empty) process.exitCode = exitCodes.changes;
  });
}

function inText(stack: Stack, { summary, made }: StackPlan, full: string | undefined): string {
  const words = inWords(stack.name, summary, styleFor(process.stdout));
  const cost = costChangeLine(stack, made.json);
  const paused = pauseOfPlanInWords(stack.name, made.json).map((line) => `  ${line}`);
  const blocks = [words, cost && `  ${cost}`, ...paused, full?.trim()];
  return `${blocks.filter((block) => block !== undefined).join("\n\n")}\n`;
}

function inJson(stack: Stack, { summary, basis, made }: StackPlan): string {
  const { before, after } = costChange(stack, made.json);
  const cost = { before: before.total, after: after.total, unknown: after.unknown.length };
  const pause = pauseIn(made.json);
  const shown = {
    stack: stack.name,
    terraform: made.json.terraform_version,
    ...summary,
    cost,
    ...(pause && { pause: { state: pause.state, since: pause.since, by: pause.by } }),
    basis,
  };
  return `${JSON.stringify(shown, undefined, 2)}\n`;
}
