import { Command } from "commander";
import { examples } from "../lib/help";

export interface PsqlFlags {
  readonly as: string;
  readonly port?: number;
  readonly through?: string;
  readonly confirm?: string;
}

/** `db psql`: SQL in a database that only tasks reach. */
export const psqlCommand = (root: string, environments: string): Command =>
  new Command("psql")
    .description("run psql against a database, through a tunnel")
    .argument("<environment>", "its name")
    .argument("[database]", "key of a database; may be left out where there is one")
    .argument("[arguments...]", "psql's own, after --")
    .option("--as <user>", "application or owner", "application")
    .action(async (environment: string, database: string | undefined, words: string[]) => {
      const { runPsql } = await import("./psql-run");
      await runPsql(root, { environment, database, words });
    })
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform db psql dev", "a prompt, as the application's user"],
        ['devops-platform db psql dev main -- -c "select now()"', "one query"],
      ]),
    );
