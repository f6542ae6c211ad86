import { Command } from "commander";
import { examples } from "../lib/help";
import { differences } from "./difference";
import { inWords } from "./difference-words";
import { environmentNamed } from "./environments";

/** `env diff`: what a reviewer wants to know before a change goes from one to the other. */
export function diffCommand(environments: string): Command {
  return new Command("diff")
    .description("say what differs between two environments")
    .argument("<environment>", "the one to start from")
    .argument("<other>", "the one to compare with")
    .option("--json", "as JSON")
    .action(async (before: string, after: string, { json }: { json?: boolean }) => {
      const found = differences(await environmentNamed(before), await environmentNamed(after));
      const keyed = await keyedParts();
      process.stdout.write(
        json
          ? `${JSON.stringify(found, undefined, 2)}\n`
          : `${inWords(found, { before, after }, (part) => keyed.has(part))}\n`,
      );
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform env diff staging prod", "what prod has that staging was not tested with"],
      ]),
    );
}

/** The parts of an environment that are records of named things, as the schema says. */
async function keyedParts(): Promise<ReadonlySet<string>> {
  const { jsonSchema } = await import("./schema-command");
  const { properties = {} } = await jsonSchema();
  return new Set(
    Object.entries(properties)
      .filter(([, field]) => typeof field === "object" && "propertyNames" in field)
      .map(([part]) => part),
  );
}
