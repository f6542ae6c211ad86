import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import type { StackContext } from "../lib/stack-context";
import { refusePaused } from "../pause/refuse";
import { appFolder, environmentNamed, openApp } from "../stacks/app";
import { say } from "../terminal/say";
import { type DeployedEnvironment, deployedEnvironment } from "../workloads/deployed";

/** An environment that is there and can have tasks: what every command that opens a session begins with. */
export async function openForSessions(
  root: string,
  environment: string,
): Promise<{ readonly context: StackContext; readonly deployed: DeployedEnvironment }> {
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = environmentNamed(app, environment);
  const access = accessOf();
  await requireAccount(access, stack);
  const context = { app, stack, access, answers: {}, say };
  const deployed = await deployedEnvironment(context);
  await refusePaused(context, deployed.state, "nobody can get in");
  return { context, deployed };
}
