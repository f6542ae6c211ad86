import { Command } from "commander";
import { examples } from "../lib/help";

/** `state push`: for a state that could not be saved where it belongs. */
export function pushCommand(root: string): Command {
  return new Command("push")
    .description("save a state that a command kept in a file because AWS did not answer")
    .argument("<environment>", "also shared, or a bootstrap stack")
    .argument("<file>", "errored-<environment>-….tfstate")
    .option("-y, --yes", "do not ask")
    .action(async (name: string, file: string, { yes = false }: { yes?: boolean }) => {
      const { openState } = await import("./open");
      const { pushFile } = await import("./push-file");
      await pushFile(await openState(root, name, { yes }), file);
    })
    .addHelpText(
      "after",
      examples([["devops-platform state push dev errored-dev-1.tfstate", "show it, ask, save it"]]),
    );
}
