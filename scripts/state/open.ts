import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import type { StackContext } from "../lib/stack-context";
import { appFolder, openApp, stackNamed } from "../stacks/app";
import type { Answers } from "../terminal/ask";
import { say } from "../terminal/say";

/** What the commands that act on one stack's state begin with. */
export async function openState(
  root: string,
  name: string,
  answers: Answers = {},
): Promise<StackContext> {
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = stackNamed(app, name);
  const access = accessOf();
  await requireAccount(access, stack);
  return { app, stack, access, answers, say };
}
