import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { outputError } from "../launch/output.mjs";
import { examples } from "../lib/help";

/** `env schema`: for editors, docs and programs that write configuration. */
export function schemaCommand(): Command {
  return new Command("schema")
    .description("print the JSON Schema of what an environment's file may say")
    .option("-o, --output <file>", "write it to a file instead")
    .action(async ({ output }: { output?: string }) => {
      const text = `${JSON.stringify(await jsonSchema(), undefined, 2)}\n`;
      if (output === undefined) process.stdout.write(text);
      else write(resolve(output), text);
    })
    .addHelpText(
      "after",
      examples([
        ["devops-platform env schema -o environment.schema.json", "for an editor or a generator"],
      ]),
    );
}

/** Rules that JSON Schema cannot say, such as those between fields, are not in it. */
export async function jsonSchema() {
  const { environmentSchema } = await import("../../src/envs/environment");
  return z.toJSONSchema(environmentSchema, { io: "input", unrepresentable: "any" });
}

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (cause) {
    throw outputError(file, cause);
  }
  process.stderr.write(`Wrote ${file}\n`);
}
