import { bootstrap } from "../bootstrap/bootstrap";
import { deployEnvironment } from "../deploy/deploy";
import type { StackContext } from "../lib/stack-context";
import { worked } from "../plan/counts";
import { planStack } from "../plan/plan-stack";
import type { PlanSummary } from "../plan/plan-summary";
import { headline } from "../plan/summary-words";
import { bootstrapOf, sharedOf } from "../stacks/app";
import type { Stack } from "../stacks/stack";
import { inWorkspace } from "../terraform/workspace";
import { countedResources } from "./composition";
import type { Narrator } from "./narrator";
import type { ProofPhase } from "./proof";

/** Takes an empty account to a deployed environment, with everything that comes before it. */
export async function deployFromNothing(
  context: StackContext,
  narrator: Narrator,
): Promise<ProofPhase[]> {
  const phases: ProofPhase[] = [];
  for (const stack of homesOf(context)) {
    narrator.begin(stack.name, "what keeps Terraform's state: a bucket, a table of locks, a key");
    phases.push(await timed(stack.name, () => bootstrapped({ ...context, stack }), narrator));
  }
  const shared = sharedIn(context);
  if (shared) {
    narrator.begin(shared.name, "what the environments share: registry, history of releases");
    phases.push(await timed(shared.name, () => deployed({ ...context, stack: shared }), narrator));
  }
  const { app, stack } = context;
  const elsewhere = sharedOf(app);
  if (elsewhere && elsewhere.accountId !== stack.accountId)
    narrator.begin(elsewhere.name, `left out: it is in another account, ${elsewhere.accountId}`);
  narrator.begin(stack.name, "the environment");
  phases.push(await timed(stack.name, () => deployed(context), narrator));
  return phases;
}

/** What another plan would do right after a deploy, and how long it took. */
export async function secondPlan(
  context: StackContext,
  narrator: Narrator,
): Promise<{ readonly summary: PlanSummary; readonly seconds: number }> {
  const began = Date.now();
  narrator.begin("second plan", "a deploy that settled leaves nothing to change");
  const { summary } = await inWorkspace(context, (workspace) => planStack(context, workspace));
  const seconds = (Date.now() - began) / 1000;
  narrator.end(headline(summary), seconds);
  return { summary, seconds };
}

/** The bootstrap stacks of what is deployed here; the environment and what it shares may be of two regions. */
function homesOf(context: StackContext): Stack[] {
  const { app, stack } = context;
  const stacks = [sharedIn(context), stack].filter((one) => one !== undefined);
  return [...new Set(stacks.map((one) => bootstrapOf(app, one)))];
}

/** An emulator plays one account; what is shared from another is not part of it. */
function sharedIn({ app, stack }: StackContext): Stack | undefined {
  const shared = sharedOf(app);
  return shared !== stack && shared?.accountId === stack.accountId ? shared : undefined;
}

async function bootstrapped(context: StackContext): Promise<number> {
  await bootstrap(context, { sayNext: false });
  return countedResources(context.stack);
}

async function deployed(context: StackContext): Promise<number> {
  const { stacks } = await deployEnvironment(context, { only: true });
  return stacks.reduce((sum, { summary }) => sum + worked(summary.counts), 0);
}

async function timed(
  name: string,
  work: () => Promise<number>,
  narrator: Narrator,
): Promise<ProofPhase> {
  const began = Date.now();
  const resources = await work();
  const seconds = (Date.now() - began) / 1000;
  narrator.end(`${resources} resources`, seconds);
  return { name, seconds, resources };
}
