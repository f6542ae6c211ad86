import { Command } from "commander";
import { examples } from "../lib/help";

/** `outputs`: what a deployed stack tells. `environments` is for the help. */
export function outputsCommand(root: string, environments: string): Command {
  return new Command("outputs")
    .description("show the addresses and names of what was deployed")
    .argument("<environment>", "its name; also shared, or a bootstrap stack")
    .option("--json", "as JSON")
    .action(async (name: string, { json = false }: { json?: boolean }) => {
      const { outputs } = await import("./run");
      await outputs(root, name, json);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform outputs dev", "all of them"],
        [
          "devops-platform outputs dev --json | jq -r .load_balancer_urls.public",
          "where a browser goes",
        ],
      ]),
    );
}
