import { Command, InvalidArgumentError, Option } from "commander";
import { examples } from "../lib/help";

export interface MonitorFlags {
  readonly until?: "stable";
  /** Minutes. */
  readonly timeout?: number;
  readonly json?: boolean;
}

/** `monitor-ecs`: a service as it rolls out. `environments` is for the help. */
export function monitorCommand(root: string, environments: string): Command {
  return new Command("monitor-ecs")
    .description("show a service's tasks, events and deployments as they happen")
    .argument("<environment>", "its name")
    .argument("<service>", "its key in the configuration")
    .addOption(
      new Option("--until <state>", "end when its rollout is over; 11 when it failed").choices([
        "stable",
      ]),
    )
    .option("--timeout <minutes>", "end after so long; with --until that is a failure", minutes)
    .option("--json", "one JSON object a line")
    .action(async (name: string, service: string, flags: MonitorFlags) => {
      const { monitor } = await import("./run");
      await monitor(root, name, service, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform monitor-ecs dev api", "until Ctrl-C"],
        [
          "devops-platform monitor-ecs prod api --until stable --timeout 15",
          "in CI: 0 once it is stable, 11 when it is not",
        ],
      ]),
    );
}

function minutes(text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && number > 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError("Write a number of minutes, such as 15.");
}
