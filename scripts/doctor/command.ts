import { Command } from "commander";
import { examples } from "../lib/help";

/** `doctor`: what is missing before anything fails because of it. `environments` is for the help. */
export function doctorCommand(root: string, environments: string): Command {
  return new Command("doctor")
    .description("look at programs, credentials, state and quotas, and say what to do about each")
    .argument("[environment]", "its name; without it the machine alone is looked at")
    .option("--json", "as JSON")
    .action(async (name: string | undefined, { json = false }: { json?: boolean }) => {
      const { doctor } = await import("./run");
      await doctor(root, name, json);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform doctor", "this machine; no AWS is asked"],
        ["devops-platform doctor prod", "before a first deploy: account, state, quotas too"],
        [
          "devops-platform doctor dev --json | jq '.[] | select(.status == \"problem\")'",
          "for a script",
        ],
      ]),
    )
    .addHelpText(
      "after",
      "\nIt changes nothing. It exits with 0 when nothing is a problem, otherwise as the first problem says.",
    );
}
