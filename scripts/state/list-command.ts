import { Command } from "commander";
import { examples } from "../lib/help";

/** `state list`: what Terraform manages, by address. */
export function listCommand(root: string): Command {
  return new Command("list")
    .description("list what Terraform manages in an environment, by address")
    .argument("<environment>", "also shared, or a bootstrap stack")
    .option("--json", "as JSON, with types and ids")
    .action(async (name: string, { json }: { json?: boolean }) => {
      const { openState } = await import("./open");
      const { requireState } = await import("./condition");
      const { entriesOf } = await import("./document");
      const context = await openState(root, name);
      const state = await requireState(context);
      const entries = state ? entriesOf(state.document) : [];
      if (json) {
        const listed = entries.map(({ address, type, attributes: { id } }) => ({
          address,
          type,
          id,
        }));
        process.stdout.write(`${JSON.stringify(listed, undefined, 2)}\n`);
        return;
      }
      process.stdout.write(entries.map(({ address }) => `${address}\n`).join(""));
      if (entries.length === 0) context.say(`${name} has nothing deployed.`);
    })
    .addHelpText(
      "after",
      examples([
        ["devops-platform state list dev", "one address a line"],
        [
          "devops-platform state list dev --json | jq -r '.[].type' | sort | uniq -c",
          "how many of each",
        ],
      ]),
    );
}
