import { confirm, isCancel, text } from "@clack/prompts";
import { CommandError, exitCodes } from "../lib/errors.mjs";

/** How questions are answered where nobody is there to answer them. */
export interface Answers {
  /** `--yes`: to whatever is asked that protects nothing. */
  readonly yes?: boolean;
  /** `--confirm <name>`: what would have been typed. */
  readonly typed?: string | undefined;
}

/** Asks before something is changed; a "no" ends the command, and so does nobody to ask. */
export async function askToGoOn(question: string, { yes = false }: Answers): Promise<void> {
  if (yes) return;
  requireTerminal("Add --yes to go on without being asked.");
  const answer = await confirm({ message: question, initialValue: false, output: process.stderr });
  if (isCancel(answer)) throw cancelled();
  if (!answer) throw declined();
}

/** Asks for the name of what is to be lost, so that nobody loses it by habit. */
export async function askForName(name: string, { typed }: Answers): Promise<void> {
  const given = typed ?? (await typedName(name));
  if (given === name) return;
  throw new CommandError(`that is not "${name}": nothing was changed`, {
    hint: `It was "${given}". Type the name of what you mean, or give it with --confirm ${name}.`,
    exitCode: exitCodes.refused,
  });
}

async function typedName(name: string): Promise<string> {
  requireTerminal(`Add --confirm ${name} to go on without being asked.`);
  const answer = await text({ message: `Type ${name} to go on`, output: process.stderr });
  if (isCancel(answer)) throw cancelled();
  return answer?.trim() ?? "";
}

function requireTerminal(hint: string): void {
  if (process.stdin.isTTY && process.stderr.isTTY) return;
  throw new CommandError("there is nobody to ask: this is no terminal", {
    hint,
    exitCode: exitCodes.usage,
  });
}

const declined = () =>
  new CommandError("declined: nothing was changed", { exitCode: exitCodes.refused });

const cancelled = () =>
  new CommandError("interrupted: nothing was changed", { exitCode: exitCodes.interrupted });
