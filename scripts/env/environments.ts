import { suggest } from "../../src/suggest";
import { CommandError, exitCodes } from "../lib/errors.mjs";

/**
 * The environments' files run only when a command needs them, so that `--help` works while one of
 * them is broken.
 */
const load = () => import("../../src/envs/index");

/** The names of the environments, in their order. */
export async function environmentNames(): Promise<readonly string[]> {
  return (await load()).environmentNames;
}

/** A checked environment; an unknown name is wrong usage. */
export async function environmentNamed(name: string) {
  const { environmentNames: known, loadNamed } = await load();
  const environment = loadNamed(name);
  if (!environment) throw unknownEnvironment(name, known);
  return environment;
}

/** The line of a command's help that says which environments there are. */
export async function environmentsHelp(): Promise<string> {
  try {
    return `\nEnvironments: ${(await environmentNames()).join(", ")}`;
  } catch {
    return "\nEnvironments: one cannot be loaded; `devops-platform env list` says why.";
  }
}

function unknownEnvironment(name: string, known: readonly string[]): CommandError {
  const guess = known.find((one) => name.startsWith(one)) ?? suggest(name, known);
  return new CommandError(`there is no environment "${name}"`, {
    hint: `${guess ? `Did you mean ${guess}? ` : ""}There are: ${known.join(", ")}.`,
    exitCode: exitCodes.usage,
  });
}
