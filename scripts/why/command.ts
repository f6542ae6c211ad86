import { Command } from "commander";
import { examples } from "../lib/help";
import { durationOf } from "./since";

export interface WhyOptions {
  /** Seconds. */
  readonly since: number;
  readonly json?: boolean;
}

const DEFAULT_SINCE = "3h";

/** `why`: what went wrong with a service lately. `environments` is for the help. */
export function whyCommand(root: string, environments: string): Command {
  return new Command("why")
    .description("tell what went wrong with a service lately, in order of time")
    .argument("<environment>", "its name")
    .argument("<service>", "its name in the configuration")
    .option(
      "--since <time>",
      "how far back: 30m, 3h, 2d; AWS remembers stopped tasks for about an hour",
      durationOf,
      durationOf(DEFAULT_SINCE),
    )
    .option("--json", "as JSON")
    .action(async (name: string, service: string, options: WhyOptions) => {
      const { why } = await import("./run");
      await why(root, name, service, options);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform why prod api", "the last three hours"],
        ["devops-platform why prod api --since 2d", "back to Friday"],
        ["devops-platform why prod api --json | jq .cause", "only what it most likely was"],
      ]),
    );
}
