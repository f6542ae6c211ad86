import { importBlocks } from "../adopt/import-blocks";
import { requireAccount } from "../aws/account";
import { requireTerraform } from "../launch/terraform.mjs";
import type { StackContext } from "../lib/stack-context";
import { worked } from "../plan/counts";
import { summarize } from "../plan/summary";
import { inWords } from "../plan/summary-words";
import { signState } from "../state/sign";
import { askToGoOn } from "../terminal/ask";
import { showProgress } from "../terminal/progress";
import { styleFor } from "../terminal/style";
import { applyPlanFile, type MadePlan, makePlan } from "../terraform/planning";
import { inWorkspace, type Workspace } from "../terraform/workspace";
import { withoutTable } from "./backend-override";
import { migrate } from "./migrate";
import { type Start, whereToStart } from "./start";

export interface BootstrapOptions {
  /** Says at the end which command comes next. @default true */
  readonly sayNext?: boolean;
}

/**
 * Makes the bucket, the table and the key that keep the state of an account and region, and moves
 * their own state into that bucket. Safe to run again at any point.
 * @param context whose stack is the bootstrap stack
 */
export async function bootstrap(
  context: StackContext,
  { sayNext = true }: BootstrapOptions = {},
): Promise<void> {
  const { stack, say } = context;
  requireTerraform("bootstrap an account");
  await requireAccount(context.access, stack);
  const start = await whereToStart(context);
  await inWorkspace({ ...context, ...optionsFor(context, start) }, async (workspace) => {
    const plan = await makePlan(workspace.run, { name: stack.name });
    if (start.state !== "local" && summarize(plan.json).empty) {
      say(`${stack.name}: there is nothing to do. The state is kept in ${stack.backend.bucket}.`);
      return;
    }
    sayIntent(context, start, plan);
    await askToGoOn(`Do this in the account ${stack.accountId}?`, context.answers);
    await apply(context, workspace, plan);
    if (start.state === "local") {
      say(`Moving the state into ${stack.backend.bucket} …`);
      await migrate(context, workspace);
    }
    await signState(context, { command: `bootstrap ${stack.name}` });
    await confirm(context, workspace);
  });
  if (sayNext) say("Next: devops-platform deploy <environment>");
}

function optionsFor({ stack }: StackContext, { state, adopted }: Start) {
  const adopting = adopted.length > 0 ? { "adopted.tf.json": importBlocks(adopted) } : {};
  const backend =
    state === "unlocked" ? { "backend_override.tf.json": withoutTable(stack.backend) } : {};
  return { localState: state === "local", files: { ...adopting, ...backend } };
}

function sayIntent({ stack, say }: StackContext, { state, adopted }: Start, plan: MadePlan): void {
  say(inWords(stack.name, summarize(plan.json), styleFor(process.stderr)));
  if (adopted.length > 0)
    say("\n  What is imported is in the account and not in the state: nothing is made twice.");
  if (state === "local") say(`\n  Then the state moves into the bucket ${stack.backend.bucket}.\n`);
}

async function apply(context: StackContext, workspace: Workspace, plan: MadePlan): Promise<void> {
  const progress = showProgress(worked(summarize(plan.json).counts));
  try {
    await applyPlanFile(
      { ...workspace.run, onEvent: progress.onEvent },
      {
        file: plan.file,
        stack: context.stack.name,
        doing: `bootstrapping ${context.stack.name}`,
        next: "What was made stays. Run the same command again: it goes on from there.",
      },
    );
  } finally {
    progress.stop();
  }
}

/** The proof that configuration, state and account agree. */
async function confirm({ stack, say }: StackContext, { run }: Workspace): Promise<void> {
  const { json } = await makePlan(run, { name: stack.name });
  const summary = summarize(json);
  if (summary.empty) {
    say(`${stack.name} is ready: a second plan has nothing to change.`);
    return;
  }
  say(inWords(stack.name, summary, styleFor(process.stderr)));
  say(`This is still to do. Run the same command again: devops-platform bootstrap ${stack.name}`);
}
