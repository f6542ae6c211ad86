import { accessOf } from "../aws/access";
import { requireAccount } from "../aws/account";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { appFolder, openApp, stackNamed } from "../stacks/app";
import { outputsOf } from "./read";
import { inWords } from "./words";

/** Prints what a stack tells. */
export async function outputs(root: string, name: string, json: boolean): Promise<void> {
  const app = await openApp({ root, folder: appFolder(root) });
  const stack = stackNamed(app, name);
  const access = accessOf();
  await requireAccount(access, stack);
  const found = await outputsOf({ app, stack, access });
  if (!found) throw notDeployed(name);
  const values = Object.fromEntries(Object.entries(found).map(([key, { value }]) => [key, value]));
  process.stdout.write(`${json ? JSON.stringify(values, undefined, 2) : inWords(found)}\n`);
}

const notDeployed = (name: string) =>
  new CommandError(`${name} is not deployed: it has no outputs`, {
    hint: `devops-platform deploy ${name} makes it.`,
    exitCode: exitCodes.failed,
  });
