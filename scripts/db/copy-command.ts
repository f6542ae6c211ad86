import { Command } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";

export interface CopyFlags {
  readonly to: string;
  readonly key?: string;
  readonly wait: boolean;
  readonly minutes: number;
  readonly json?: boolean;
}

/** `db copy`: a snapshot in another region, for when this one is lost. */
export function copyCommand(root: string, environments: string): Command {
  return new Command("copy")
    .description("copy a snapshot to another region, where it stays until it is deleted")
    .argument("<environment>", "its name")
    .argument("<snapshot>", "its name, or latest")
    .requiredOption("--to <region>", "where to: eu-central-1")
    .option(
      "--key <key>",
      "KMS key there, by id, ARN or alias, for an encrypted one (default: alias/aws/rds)",
    )
    .option("--no-wait", "do not stay until it is complete")
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
        ["devops-platform db copy prod latest --to eu-central-1", "once a day, in CI"],
        ["devops-platform db copy prod before-the-move --to eu-central-1", "one that was kept"],
      ]),
    );
}
