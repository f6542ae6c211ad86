import { CommandError, exitCodes } from "../lib/errors.mjs";
import { appFolder } from "../stacks/app";
import { say } from "../terminal/say";
import { type Proven, proveAll } from "./all";
import { environmentsOf } from "./environments";
import { narrator } from "./narrator";
import { type ProveProps, prove } from "./prove";
import { inWords, isProven } from "./words";

export interface ProveFlags {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Proves as the command line says. */
export async function runProve(
  root: string,
  name: string | undefined,
  { all = false, json = false }: ProveFlags,
): Promise<void> {
  const folder = appFolder(root);
  if (name !== undefined && !all) {
    await proveOne({ root, folder, environment: name, narrator: narrator() }, json);
    return;
  }
  const names = await environmentsOf(root, folder);
  if (!all || name !== undefined) throw wrongUsage(names, name);
  const results = await proveAll(root, folder, names);
  const shown = json
    ? JSON.stringify(results, undefined, 2)
    : results.map(resultInWords).join("\n\n");
  process.stdout.write(`${shown}\n`);
  process.exitCode = results.find(({ code }) => code !== 0)?.code ?? exitCodes.done;
}

async function proveOne(props: ProveProps, json: boolean): Promise<void> {
  say(`Proving ${props.environment} in an emulator on this machine. Nothing is created on AWS.\n`);
  const proof = await prove(props);
  say("");
  process.stdout.write(`${json ? JSON.stringify(proof, undefined, 2) : inWords(proof)}\n`);
  if (!isProven(proof)) process.exitCode = exitCodes.terraform;
}

const resultInWords = ({ environment, code, proof }: Proven): string =>
  proof ? inWords(proof) : `${environment}: NOT PROVEN\n  it ended with exit code ${code}`;

function wrongUsage(names: readonly string[], name: string | undefined): CommandError {
  const problem =
    name === undefined ? "no environment was named" : "an environment was named, and --all too";
  return new CommandError(problem, {
    hint: `There are: ${names.join(", ")}. Name one, or say --all.`,
    exitCode: exitCodes.usage,
  });
}
