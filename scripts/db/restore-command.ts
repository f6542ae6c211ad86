import { Command, Option } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";

export interface RestoreFlags {
  readonly from?: string;
  readonly beside?: string | true;
  readonly inPlace?: boolean;
  readonly remove?: string;
  readonly minutes: number;
  readonly snapshot: boolean;
  readonly restart: boolean;
  readonly rolloutMinutes: number;
  readonly yes?: boolean;
  readonly confirm?: string;
  readonly json?: boolean;
}

/** `db restore`: brings a database's data back, beside it or in its place. */
export function restoreCommand(root: string, environments: string): Command {
  return new Command("restore")
    .description("bring data back: as a second database beside, or in the place of the first")
    .argument("<environment>", "its name")
    .argument("[database]", "its key (default: the only one)")
    .option("--from <snapshot>", "name of a snapshot, a moment (2026-01-31T09:30:00Z), or latest")
    .option("--beside [name]", "as a second instance (default name: with the time)")
    .addOption(
      new Option(
        "--in-place",
        "in the database's own place; it stays under another name",
      ).conflicts("beside"),
    )
    .addOption(
      new Option("--remove <name>", "delete what a restore left").conflicts([
        "from",
        "beside",
        "inPlace",
      ]),
    )
    .option("--minutes <number>", "how long each step of RDS may take", minutes, 240)
    .option("--no-snapshot", "with --in-place: no snapshot of how it is now")
    .option("--no-restart", "with --in-place: leave what uses the database as it is")
    .option("--rollout-minutes <number>", "how long AWS may take for each service", minutes, 20)
    .option("-y, --yes", "with --remove: do not ask for what was restored beside")
    .option("--confirm <name>", "the name that would have to be typed")
    .option("--json", "what was restored, as JSON")
    .action(async (environment: string, database: string | undefined, flags: RestoreFlags) => {
      const { runRestore } = await import("./restore-run");
      await runRestore(root, { environment, database }, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        [
          "devops-platform db restore prod --from latest --beside",
          "to look at, and take rows from",
        ],
        [
          "devops-platform db restore prod --from 2026-01-31T09:30:00Z --in-place",
          "go back to then",
        ],
        [
          "devops-platform db restore prod --remove acme-prod-main-restored-20260131093000",
          "again",
        ],
      ]),
    );
}

export interface MigrateFlags {
  readonly yes?: boolean;
  readonly image?: string;
  readonly minutes: number;
  readonly json?: boolean;
}

/** `db migrate`: runs by hand what a release runs before. */
export function migrateCommand(root: string, environments: string): Command {
  return new Command("migrate")
    .description("run the tasks that run before a release, such as migrations, of what is released")
    .argument("<environment>", "its name")
    .option("-y, --yes", "do not ask")
    .option("--image <name>", "those of this image (default: the only one)")
    .option("--minutes <number>", "how long each may take", minutes, 60)
    .option("--json", "what ran, as JSON")
    .action(async (environment: string, flags: MigrateFlags) => {
      const { runMigrate } = await import("./restore-run");
      await runMigrate(root, environment, flags);
    })
    .addHelpText("after", environments)
    .addHelpText("after", examples([["devops-platform db migrate prod", "after a restore"]]));
}
