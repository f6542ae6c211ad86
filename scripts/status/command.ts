import { Command } from "commander";
import { examples } from "../lib/help";

export interface StatusCommandOptions {
  readonly json?: boolean;
  readonly drift?: boolean;
}

/** `status`: how an environment is. `environments` is for the help. */
export function statusCommand(root: string, environments: string): Command {
  return new Command("status")
    .description("show how an environment is, in one screen, what is wrong first")
    .argument("<environment>", "its name")
    .option("--drift", "also plan, to see what was changed by hand: half a minute more")
    .option("--json", "as JSON; null is not known")
    .action(async (name: string, options: StatusCommandOptions) => {
      const { status } = await import("./run");
      await status(root, name, options);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform status prod", "everything that can be seen in a second or two"],
        ["devops-platform status prod --drift", "and whether somebody changed it by hand"],
        [
          "devops-platform status prod --json | jq '.services[] | select(.running < .desired)'",
          "for a script",
        ],
      ]),
    );
}
