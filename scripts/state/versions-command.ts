import { Command } from "commander";

import { examples } from "../lib/help";
import { wholeNumber } from "./whole-number";

interface Options {
  readonly json?: boolean;
  readonly limit: number;
}

/** `state versions`: who changed what when. */
export function versionsCommand(root: string): Command {
  return new Command("versions")
    .description("list the versions of a state: when, by whom, how much it managed")
    .argument("<environment>", "also shared, or a bootstrap stack")
    .option("-n, --limit <number>", "how many, newest first", wholeNumber, 20)
    .option("--json", "as JSON")
    .action(async (name: string, { json, limit }: Options) => {
      const { openState } = await import("./open");
      const { requireBucket } = await import("./bucket");
      const { versionsOf } = await import("./versions");
      const { versionsInWords } = await import("./versions-words");
      const context = await openState(root, name);
      await requireBucket(context);
      const versions = await versionsOf(context, limit);
      process.stdout.write(
        json ? `${JSON.stringify(versions, undefined, 2)}\n` : versionsInWords(versions),
      );
      if (versions.length === 0) context.say(`${name} has no state: nothing was deployed yet.`);
    })
    .addHelpText(
      "after",
      examples([
        ["devops-platform state versions dev", "the last 20"],
        ["devops-platform state versions dev --json | jq '.[0]'", "the newest, with its lineage"],
      ]),
    );
}
