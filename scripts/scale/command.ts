import { Command, InvalidArgumentError } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";

export interface ScaleFlags {
  readonly yes?: boolean;
  readonly timeout: number;
}

/** `scale`: how many tasks a service runs now. `environments` is for the help. */
export function scaleCommand(root: string, environments: string): Command {
  return new Command("scale")
    .description("set how many tasks a service runs now, within its configured range")
    .argument("<environment>", "its name")
    .argument("<service>", "its key in the configuration")
    .argument("<tasks>", "how many", count)
    .option("-y, --yes", "do not ask")
    .option("--timeout <minutes>", "how long they may take to run", minutes, 10)
    .action(async (environment: string, service: string, tasks: number, flags: ScaleFlags) => {
      const { runScale } = await import("./run");
      await runScale(root, { environment, service, tasks }, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([["devops-platform scale prod api 6", "at once, without waiting for its metrics"]]),
    );
}

function count(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Write a number of tasks, such as 4.");
}
