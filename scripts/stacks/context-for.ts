import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import type { StackContext } from "../lib/stack-context";
import type { Answers } from "../terminal/ask";
import { say } from "../terminal/say";
import { appFolder, environmentNamed, openApp } from "./app";

/** What a command that acts on an environment works with; its account was looked at. */
export async function contextFor(
  root: string,
  environment: string,
  answers: Answers = {},
): Promise<StackContext> {
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = environmentNamed(app, environment);
  const access = accessOf();
  await requireAccount(access, stack);
  return { app, stack, access, answers, say };
}
