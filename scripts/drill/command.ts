import { Command } from "commander";
import { examples } from "../lib/help";
import { minutes } from "../lib/minutes";

export interface DrillFlags {
  readonly toLatest?: boolean;
  readonly keep?: boolean;
  readonly takeOver?: boolean;
  readonly minutes: number;
  readonly checkMinutes: number;
  readonly report?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `drill …`: tries what is hoped never to be needed. `environments` is for the help. */
export function drillCommand(root: string, environments: string): Command {
  return new Command("drill")
    .description("try whether what is lost would come back")
    .addCommand(restoreCommand(root, environments));
}

const restoreCommand = (root: string, environments: string): Command =>
  new Command("restore")
    .description("restore a database beside, let the application check the data, and measure it")
    .argument("<environment>", "its name")
    .argument("[database]", "its key (default: the only one)")
    .option("--to-latest", "the last moment that RDS has (default: the newest snapshot)")
    .option("--keep", "do not remove the restored database at the end")
    .option("--take-over", "remove what another drill restored, even if that one may still run")
    .option("--minutes <number>", "how long each step of RDS may take", minutes, 240)
    .option("--check-minutes <number>", "how long the checks may take", minutes, 60)
    .option("--report <folder>", "where the report goes (default: drills/<environment>)")
    .option("-y, --yes", "do not ask")
    .option("--json", "the report as JSON")
    .action(async (environment: string, database: string | undefined, flags: DrillFlags) => {
      const { runDrill } = await import("./run");
      await runDrill(root, { environment, database }, flags);
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform drill restore prod --to-latest", "what a loss now would cost"],
        ["devops-platform drill restore prod --yes --json", "in CI, once a quarter"],
      ]),
    );
