import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./apps";

/** A command that a runbook tells to run, and what it says that it prints. */
export interface Step {
  /** Without `devops-platform`. */
  readonly words: string;
  /** Lines in their order; one that ends with `…` is a beginning. */
  readonly prints: readonly string[];
  /** 0 unless `echo $?` says another. */
  readonly exitCode: number;
}

export const FOLDER = join(projectRoot, "docs/runbooks");

export const runbooks = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .sort();

const BLOCK = /^```(?:console)?\n([\s\S]*?)^```$/gm;

/** The commands of a runbook's blocks, in their order. */
export function stepsOf(file: string): Step[] {
  const text = readFileSync(join(FOLDER, file), "utf8");
  return [...text.matchAll(BLOCK)].flatMap(([, block = ""]) => stepsIn(block));
}

function stepsIn(block: string): Step[] {
  const steps: Step[] = [];
  for (const part of block.split(/^\$ /m).slice(1)) {
    const [command = "", ...prints] = part.trimEnd().split("\n");
    const last = steps.at(-1);
    if (command === "echo $?" && last) {
      steps[steps.length - 1] = { ...last, exitCode: Number(prints[0]) };
    } else {
      const words = command.replace(/^devops-platform /, "");
      if (words === command) throw new Error(`no command of ours: ${command}`);
      steps.push({ words, prints: prints.filter((line) => line.trim() !== "…"), exitCode: 0 });
    }
  }
  return steps;
}

/** Every command that a runbook names in its sentences, as far as it names one. */
export const namedIn = (file: string): string[] =>
  [...readFileSync(join(FOLDER, file), "utf8").matchAll(/`devops-platform ([^`]+)`/g)].map(
    ([, words = ""]) => words.replace(/\s+/g, " "),
  );

/** The first line of a step that the output lacks, where lines come in this order; undefined where none is. */
export function missingLine({ prints }: Step, output: string): string | undefined {
  let rest = output.split("\n").map(alike);
  return prints.find((line) => {
    const index = rest.findIndex((one) => fits(one, line));
    rest = rest.slice(index + 1);
    return index === -1;
  });
}

function fits(found: string, line: string): boolean {
  const wanted = alike(line.replace(/…$/, ""));
  return line.endsWith("…") ? found.startsWith(wanted) : found === wanted;
}

/** Without what differs from run to run: times, durations, ids, digests and counts, and the width of columns. */
function alike(line: string): string {
  return line
    .replace(/\d+ (?:s|min|h|d)\b(?: \d+ (?:s|min|h)\b)?/g, "#")
    .replace(/[0-9a-f]*\d[0-9a-f]*/g, "#")
    .replace(/#(?:[-.:]#)+/g, "#")
    .replace(/\s+/g, " ")
    .trim();
}
