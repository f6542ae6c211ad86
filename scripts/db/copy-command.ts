import { Command, InvalidArgumentError, Option } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";

export interface CopyFlags {
  readonly to: string;
  readonly key?: string;
  readonly keep?: number;
  readonly wait: boolean;
  readonly minutes: number;
  readonly json?: boolean;
}

/** `db copy`: a snapshot in another region, for when this one is lost. */
export function copyCommand(root: string, environments: string): Command {
  return new Command("copy")
    .description("copy a snapshot to another region, where it stays until it is deleted")
    .argument("<environment>", "its name")
    .argument("<snapshot>", "its name, or latest: the newest of each database")
    .requiredOption("--to <region>", "where to: eu-central-1")
    .option(
      "--key <key>",
      "KMS key there, by id, ARN or alias, for an encrypted one (default: alias/aws/rds)",
    )
    .addOption(
      new Option(
        "--keep <number>",
        "delete older copies there, but for so many of each database (default: all stay)",
      ).argParser(atLeastOne),
    )
    .addOption(new Option("--no-wait", "do not stay until it is complete").conflicts("keep"))
    .option("--minutes <number>", "how long to wait at most", minutes, 240)
    .option("--json", "what was copied, as JSON")
    .action(async (environment: string, snapshot: string, flags: CopyFlags) => {
      const { runCopy } = await import("./copy-run");
      await runCopy(root, { environment, snapshot }, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform db copy prod latest --to eu-central-1 --keep 7", "once a day, in CI"],
        ["devops-platform db copy prod before-the-move --to eu-central-1", "one that was kept"],
      ]),
    );
}

function atLeastOne(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("A whole number from 1 on.");
}
