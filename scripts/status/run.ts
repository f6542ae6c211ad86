import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import { exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { appFolder, environmentNamed, openApp } from "../stacks/app";
import { say } from "../terminal/say";
import { styleFor } from "../terminal/style";
import { deployedEnvironment } from "../workloads/deployed";
import type { StatusCommandOptions } from "./command";
import { inJson } from "./json";
import { statusOf } from "./status";
import { statusInWords } from "./words";

/** Says how an environment is, in one screen. */
export async function status(
  root: string,
  name: string,
  { json = false, drift = false }: StatusCommandOptions,
): Promise<void> {
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = environmentNamed(app, name);
  const context = { app, stack, access: accessOf(), answers: {}, say } satisfies StackContext;
  await requireAccount(context.access, stack);
  const deployed = await deployedEnvironment(context);
  const { status: found, answered } = await statusOf(context, deployed, { drift, now: new Date() });
  const columns = process.stdout.columns ?? 80;
  process.stdout.write(
    json ? inJson(found) : statusInWords(found, styleFor(process.stdout), columns),
  );
  if (!answered) process.exitCode = exitCodes.aws;
}
