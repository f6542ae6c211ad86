import { Command } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";

export interface RestartFlags {
  readonly yes?: boolean;
  readonly rolloutMinutes: number;
}

/** `restart`: new tasks of what runs. `environments` is for the help. */
export function restartCommand(root: string, environments: string): Command {
  return new Command("restart")
    .description("replace the tasks of services by new ones of the same image and settings")
    .argument("<environment>", "its name")
    .argument("[service...]", "keys in the configuration (default: every service)")
    .option("-y, --yes", "do not ask")
    .option("--rollout-minutes <number>", "how long AWS may take for each service", minutes, 20)
    .action(async (environment: string, services: string[], flags: RestartFlags) => {
      const { runRestart } = await import("./run");
      await runRestart(root, environment, services, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        [
          "devops-platform restart prod api",
          "without a gap: old tasks stay until new ones are well",
        ],
        ["devops-platform restart dev", "all of them, one after the other"],
      ]),
    );
}
