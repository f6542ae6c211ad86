import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import { exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { sayPaused } from "../pause/say-paused";
import { appFolder, environmentNamed, openApp } from "../stacks/app";
import { inJson } from "../status/json";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import { deployedEnvironment, serviceNamed } from "../workloads/deployed";
import type { WhyOptions } from "./command";
import { whyOf } from "./why";
import { whyInWords } from "./words";

/** Tells what went wrong with a service lately. */
export async function why(
  root: string,
  name: string,
  serviceName: string,
  { json = false, since }: WhyOptions,
): Promise<void> {
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = environmentNamed(app, name);
  const context = { app, stack, access: accessOf(), answers: {}, say } satisfies StackContext;
  await requireAccount(context.access, stack);
  const deployed = await deployedEnvironment(context);
  const service = serviceNamed(deployed, name, serviceName);
  const now = new Date();
  const window = { now, since: new Date(now.getTime() - since * 1000) };
  const { why: found, answered } = await whyOf(context, deployed, service, window);
  const columns = process.stdout.columns ?? 80;
  process.stdout.write(json ? inJson(found) : whyInWords(found, styleFor(process.stdout), columns));
  await sayPaused(context, deployed.state);
  if (!answered) process.exitCode = exitCodes.aws;
}
