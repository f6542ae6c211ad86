import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CommandError, exitCodes } from "../../lib/errors.mjs";

/** One plan to be read, and what it is called. */
export interface Input {
  readonly name: string;
  /** Whether somebody said the name. A plan file of ours says its own where nobody did. */
  readonly named: boolean;
  /** A file; `-` for stdin. */
  readonly file: string;
}

/**
 * Which plans to read, from the words of the command line.
 * @param words files, folders with plans in them, `-`
 * @param named `dev=plan.json`
 */
export function inputsFrom(words: readonly string[], named: readonly string[]): Input[] {
  const inputs = [...words.flatMap(fromWord), ...named.map(fromName)];
  if (inputs.length === 0)
    throw unusable(
      "no plan is named",
      "devops-platform plan dev --out dev.plan writes one, or terraform show -json saved.tfplan > dev.json",
    );
  if (inputs.filter(({ file }) => file === "-").length > 1)
    throw unusable("stdin is named twice", "Only one of the plans can come from stdin.");
  return inputs;
}

function fromWord(word: string): Input[] {
  if (word === "-") return [{ name: "plan", named: false, file: "-" }];
  if (!isFolder(word)) return [{ name: nameOf(word), named: false, file: word }];
  const files = readdirSync(word, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(json|plan)$/.test(entry.name))
    .map((entry) => join(word, entry.name))
    .sort();
  if (files.length === 0)
    throw unusable(`there is no plan in ${word}`, "Plans are files that end in .json or .plan.");
  return files.map((file) => ({ name: nameOf(file), named: false, file }));
}

function fromName(word: string): Input {
  const [, name, file] = /^([^=]+)=(.+)$/s.exec(word) ?? [];
  if (name === undefined || file === undefined)
    throw unusable(`--name ${word} names no file`, "Write --name dev=plan.json");
  return { name, named: true, file };
}

/** `dev` of `dev.json` and of `plans/dev/plan.json`. */
function nameOf(file: string): string {
  const name = basename(file)
    .replace(/\.json$/, "")
    .replace(/\.(tf)?plan$/, "");
  if (!/^(tf)?plan$|^$/.test(name)) return name;
  return basename(dirname(resolve(file))) || "plan";
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Refuses two plans of one name; what plan files are called is only known when they were read. */
export function requireOwnNames(
  plans: readonly { readonly name: string }[],
  inputs: readonly Input[],
) {
  const index = plans.findIndex(({ name }, at) =>
    plans.slice(0, at).some((other) => other.name === name),
  );
  const twice = plans[index];
  if (twice === undefined) return;
  throw unusable(
    `two plans are called ${twice.name}`,
    `Give each a name of its own: --name ${twice.name}-2=${inputs[index]?.file}`,
  );
}

const unusable = (message: string, hint: string) =>
  new CommandError(message, { hint, exitCode: exitCodes.usage });
