import { relative, resolve } from "node:path";
import { Command } from "commander";
import { synthesize } from "../launch/synthesis.mjs";
import { examples } from "../lib/help";
import { appFolder } from "../stacks/app";
import { readStacks, type SynthesizedStack } from "./stacks";

interface Options {
  readonly output?: string;
  readonly hcl?: boolean;
  readonly json?: boolean;
}

/** `synth`: what `cdktf synth` writes, in a fraction of its time. */
export function synthCommand(root: string): Command {
  return new Command("synth")
    .description("write the Terraform JSON of every stack (the same files as `cdktf synth`)")
    .option("-o, --output <folder>", "where to write (default: cdktf.out)")
    .option("--hcl", "write HCL instead of JSON")
    .option("--json", "list the stacks as JSON")
    .action((options: Options) => run(root, options))
    .addHelpText(
      "after",
      examples([
        ["devops-platform synth", "into cdktf.out, of the app in this folder"],
        ["devops-platform synth --hcl -o /tmp/hcl", "to read it as HCL"],
        ["devops-platform synth --json | jq -r '.[].file'", "what was written"],
      ]),
    );
}

async function run(root: string, options: Options): Promise<void> {
  const folder = appFolder(root);
  const output = await synthesize({
    root,
    folder,
    ...(options.output === undefined ? {} : { output: resolve(options.output) }),
    ...(options.hcl === undefined ? {} : { hcl: options.hcl }),
    announce: (line) => process.stderr.write(`${line}\n`),
  });
  const stacks = readStacks(output);
  process.stdout.write(
    options.json ? `${JSON.stringify(stacks, undefined, 2)}\n` : table(stacks, process.cwd()),
  );
}

function table(stacks: readonly SynthesizedStack[], from: string): string {
  const rows = stacks.map(({ name, resources, file }) => [
    name,
    `${resources} resource${resources === 1 ? "" : "s"}`,
    shortest(from, file),
  ]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`)
    .join("");
}

function shortest(from: string, file: string): string {
  const path = relative(from, file);
  return path.startsWith("..") ? file : path;
}
