import { Command } from "commander";
import { examples } from "../lib/help";

/** `state restore`: after a state was lost, replaced or damaged. */
export function restoreCommand(root: string): Command {
  return new Command("restore")
    .description("make an older version of a state the current one; nothing in AWS changes")
    .argument("<environment>", "also shared, or a bootstrap stack")
    .argument("<version-id>", "as `state versions` shows it")
    .option("--confirm <environment>", "its name, instead of typing it")
    .action(async (name: string, versionId: string, { confirm }: { confirm?: string }) => {
      const { openState } = await import("./open");
      const { restore } = await import("./restore");
      await restore(await openState(root, name, { typed: confirm }), versionId);
    })
    .addHelpText(
      "after",
      examples([
        ["devops-platform state versions dev", "find the version"],
        ["devops-platform state restore dev <version-id>", "show what differs, ask, go back"],
        ["devops-platform plan dev", "then see what differs from AWS"],
      ]),
    );
}
