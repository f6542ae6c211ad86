import { requireAccount } from "../aws/account";
import { bootstrap } from "../bootstrap/bootstrap";
import { requireTerraform } from "../launch/terraform.mjs";
import type { StackContext } from "../lib/stack-context";
import { bootstrapOf, sharedOf } from "../stacks/app";
import { boundaryOf, isThere } from "../stacks/boundary";
import type { Stack } from "../stacks/stack";
import { stateCondition } from "../state/condition";
import { afterApply } from "./after-apply";
import { deployStack } from "./deploy-stack";
import type { Deployed, DeployedStack, DeployOptions } from "./deployed";

export type { Deployed, DeployedStack, DeployOptions, Phase } from "./deployed";

/** Makes an environment, and whatever it needs first, what its configuration says. */
export async function deployEnvironment(
  context: StackContext,
  options: DeployOptions = {},
): Promise<Deployed> {
  const { stack } = context;
  requireTerraform("deploy");
  await requireAccount(context.access, stack);
  if (stack.kind === "bootstrap") {
    await bootstrap(context);
    return { stacks: [] };
  }
  const before = options.only ? [] : await deployWhatComesFirst(context, options);
  const deployed = await deployStack(context, options);
  if (stack.kind === "environment") await afterApply(context, deployed.summary, options);
  return { stacks: [...before, deployed] };
}

async function deployWhatComesFirst(
  context: StackContext,
  options: DeployOptions,
): Promise<DeployedStack[]> {
  const { app, stack, say } = context;
  await bootstrapWhereMissing(context, options);
  await makeBoundaryElsewhere(context, options);
  const shared = sharedOf(app);
  if (!shared || shared === stack) return [];
  if (shared.accountId !== stack.accountId) {
    say(
      `${shared.name} is in the account ${shared.accountId} and was not looked at: devops-platform deploy ${shared.name}, with credentials of that account.`,
    );
    return [];
  }
  await bootstrapWhereMissing({ ...context, stack: shared }, options);
  const { onPhase } = options;
  return [await deployStack({ ...context, stack: shared }, { ...(onPhase && { onPhase }) })];
}

/** Where the platform is at home `shared` makes it; in another account a bootstrap stack, which may be there without it. */
async function makeBoundaryElsewhere(
  context: StackContext,
  { onPhase }: DeployOptions,
): Promise<void> {
  const boundary = boundaryOf(context.app, context.stack);
  if (boundary?.madeBy?.kind !== "bootstrap") return;
  const { madeBy: stack } = boundary;
  if (await isThere(context, boundary)) return;
  onPhase?.({ stack: stack.name, doing: "bootstrap" });
  await bootstrap({ ...context, stack }, { sayNext: false });
}

/** The bucket is the first thing to be there and its own state the last: only that tells the whole. */
async function bootstrapWhereMissing(
  context: StackContext,
  { onPhase }: DeployOptions,
): Promise<void> {
  const stack: Stack = bootstrapOf(context.app, context.stack);
  const bootstrapping = { ...context, stack };
  if ((await stateCondition(bootstrapping)) === "present") return;
  onPhase?.({ stack: stack.name, doing: "bootstrap" });
  await bootstrap(bootstrapping, { sayNext: false });
}
