import type { Command } from "commander";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { nearest } from "../lib/nearest";

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
  const { environmentNames: known, loadEnvironmentByName } = await load();
  if (!known.includes(name)) throw unknownEnvironment(name, known);
  return loadEnvironmentByName(name);
}

/** Says in a command's help which environments there are. */
export function listingEnvironments(command: Command): Command {
  return command.addHelpText("after", () => helpText);
}

let helpText = "";

/** Help is printed synchronously: what it says of the environments is read before. */
export async function prepareHelp(): Promise<void> {
  try {
    helpText = `\nEnvironments: ${(await environmentNames()).join(", ")}`;
  } catch {
    helpText = "\nEnvironments: one of them cannot be loaded; `devops-platform env list` says why.";
  }
}

function unknownEnvironment(name: string, known: readonly string[]): CommandError {
  const guess = nearest(name, known);
  return new CommandError(`there is no environment "${name}"`, {
    hint: `${guess ? `Did you mean ${guess}? ` : ""}There are: ${known.join(", ")}.`,
    exitCode: exitCodes.usage,
  });
}
