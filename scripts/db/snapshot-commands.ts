import { Command, Option } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";

export interface SnapshotFlags {
  readonly name?: string;
  readonly wait: boolean;
  readonly minutes: number;
  readonly delete?: string;
  readonly confirm?: string;
  readonly json?: boolean;
}

/** `db snapshot`: takes one by hand, or deletes one. */
export function snapshotCommand(root: string, environments: string): Command {
  return new Command("snapshot")
    .description("take a snapshot of a database that stays until it is deleted")
    .argument("<environment>", "its name")
    .argument("[database]", "its key (default: the only one)")
    .option("--name <name>", "letters, digits and hyphens (default: with the time)")
    .option("--no-wait", "do not stay until it is complete")
    .option("--minutes <number>", "how long to wait at most", minutes, 240)
    .addOption(
      new Option("--delete <name>", "delete a snapshot that was made by hand").conflicts("name"),
    )
    .option("--confirm <name>", "with --delete: the name again, instead of typing it")
    .option("--json", "what was done, as JSON")
    .action(async (environment: string, database: string | undefined, flags: SnapshotFlags) => {
      const { runSnapshot } = await import("./snapshot-run");
      await runSnapshot(root, { environment, database }, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform db snapshot prod --name before-the-move", "and wait for it"],
        ["devops-platform db snapshot prod --delete before-the-move", "for good"],
      ]),
    );
}

/** `db snapshots`: those there are. */
export function snapshotsCommand(root: string, environments: string): Command {
  return new Command("snapshots")
    .description("the snapshots of an environment's databases, and what they cost")
    .argument("<environment>", "its name")
    .argument("[database]", "only of this one")
    .option("--json", "as JSON")
    .action(
      async (environment: string, database: string | undefined, flags: { json?: boolean }) => {
        const { runSnapshots } = await import("./snapshot-run");
        await runSnapshots(root, { environment, database }, flags);
      },
    )
    .addHelpText("after", environments)
    .addHelpText("after", examples([["devops-platform db snapshots prod", "the newest first"]]));
}
