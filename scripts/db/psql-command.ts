import { Command, Option } from "commander";
import { sessionMinutes } from "../exec/session-minutes";
import { examples } from "../lib/help";

export interface PsqlFlags {
  readonly as: "application" | "owner";
  readonly write?: boolean;
  readonly through?: string;
  readonly rootCertificate?: string;
  readonly confirm?: string;
  readonly minutes: number;
}

/** `db psql`: SQL in a database that only tasks reach. */
export const psqlCommand = (root: string, environments: string): Command =>
  new Command("psql")
    .description("run psql against a database, through a tunnel; it only reads unless told")
    .argument("<environment>", "its name")
    .argument("[database]", "key of a database (default: the one there is)")
    .argument("[arguments...]", "psql's own, after --")
    .addOption(
      new Option("--as <user>", "whose rights: rows, or the schema too")
        .choices(["application", "owner"])
        .default("application"),
    )
    .option("--write", "let it change rows; a durable environment asks for its name")
    .option("--confirm <name>", "the name that would be typed")
    .option(
      "--root-certificate <file>",
      "RDS's bundle, to verify the server with (default: PGSSLROOTCERT)",
    )
    .option("--through <workload>", "the one whose task it goes through (default: one that may)")
    .option(
      "--minutes <number>",
      "how long a task that is started for it runs at most",
      sessionMinutes,
      60,
    )
    .action(
      async (
        environment: string,
        first: string | undefined,
        others: string[],
        flags: PsqlFlags,
      ) => {
        // What comes after -- may be the first there is.
        const isOption = first?.startsWith("-") === true;
        const words = isOption ? [first, ...others] : others;
        const { runPsql } = await import("./psql-run");
        await runPsql(root, { environment, database: isOption ? undefined : first, words }, flags);
      },
    )
    .addHelpText("after", environments)
    .addHelpText(
      "after",
      examples([
        ["devops-platform db psql dev", "a prompt, as the application's user, that only reads"],
        ['devops-platform db psql dev -- -c "select count(*) from users"', "one query"],
        ["devops-platform db psql dev --as owner --write", "with the rights of migrations"],
      ]),
    );
