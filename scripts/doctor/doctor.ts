import { accessOf } from "../aws/access";
import { exitCodes, isCommandError } from "../lib/errors.mjs";
import { appFolder, openApp, stackNamed } from "../stacks/app";
import { say } from "../terminal/say";
import { stackChecks, toolChecks } from "./checks";
import { asProblem, examine } from "./examine";
import type { Check, Finding } from "./finding";

/**
 * Begins every check at once and returns what they find, in an order that people can follow.
 * @param name the environment; undefined for the machine alone
 */
export async function findingsOf(
  root: string,
  name: string | undefined,
): Promise<Promise<Finding>[]> {
  const access = accessOf();
  const tools = toolChecks(root, access.environment).map(examine);
  if (name === undefined) return tools;
  return [...tools, ...(await checksOf(root, name)).map(examine)];
}

/** A configuration that cannot be read is a finding; a name that does not exist is wrong usage. */
async function checksOf(root: string, name: string): Promise<Check[]> {
  try {
    const app = await openApp({ root, folder: appFolder(root) });
    const stack = stackNamed(app, name);
    const configuration: Check = {
      name: "configuration",
      look: async () => ({ status: "ok", says: `${app.stacks.length} stacks` }),
    };
    const context = { app, stack, access: accessOf(), answers: {}, say };
    return [configuration, ...stackChecks(context)];
  } catch (error) {
    if (isCommandError(error) && error.exitCode === exitCodes.usage) throw error;
    return [{ name: "configuration", look: async () => asProblem(error) }];
  }
}
