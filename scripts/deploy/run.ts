import { accessOf } from "../aws/access";
import type { StackContext } from "../lib/stack-context";
import { readPlanFile } from "../plan/read-plan-file";
import { readReceipt } from "../receipt/read";
import { appFolder, openApp, stackNamed } from "../stacks/app";
import { seconds } from "../terminal/duration";
import { say } from "../terminal/say";
import type { DeployFlags } from "./command";
import { deployEnvironment } from "./deploy";
import { deployPlan } from "./deploy-plan";
import type { Deployed, DeployOptions } from "./deployed";
import { firstReleases } from "./first-release";

/** Deploys as the command line says. */
export async function deploy(root: string, name: string, flags: DeployFlags): Promise<void> {
  const { yes = false, only = false, plan, fromReceipt, rolloutMinutes } = flags;
  const planFile = plan === undefined ? undefined : readPlanFile(plan);
  const receipt = fromReceipt === undefined ? undefined : readReceipt(fromReceipt);
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = stackNamed(app, name);
  const context = { app, stack, access: accessOf(), answers: { yes }, say } satisfies StackContext;
  const release = flags.release ?? (context.access.endpoint === undefined && receipt === undefined);
  const options: DeployOptions = { only, rolloutMinutes, ...(receipt && { receipt }) };
  const deployed = planFile
    ? await deployPlan(context, planFile, options)
    : await deployEnvironment(context, options);
  sayWhatWasDone(name, deployed);
  if (release && stack.kind === "environment")
    await firstReleases(context, { root, rolloutMinutes });
}

function sayWhatWasDone(name: string, { stacks }: Deployed): void {
  const changed = stacks.filter(({ summary }) => !summary.empty);
  if (changed.length === 0) return;
  say(`\nDeployed: ${changed.map((one) => `${one.name} in ${seconds(one.seconds)}`).join(", ")}.`);
  say(`devops-platform outputs ${name} shows its addresses.`);
}
