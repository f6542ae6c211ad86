import { CommandError, exitCodes } from "../lib/errors.mjs";
import { runToEnd } from "../lib/run-to-end";

/** Finds psql before anything is started for it. @throws where it is not installed, with how it is */
export async function findPsql(): Promise<void> {
  const found = await runToEnd("psql", ["--version"]).catch(() => undefined);
  if (found?.code === 0) return;
  throw new CommandError("psql is not on the PATH", {
    hint: [
      "Install PostgreSQL's client: `apt-get install postgresql-client`, `dnf install postgresql`,",
      "or `brew install libpq && brew link --force libpq`. A client of your own connects through",
      "`devops-platform tunnel`.",
    ].join("\n"),
    exitCode: exitCodes.program,
  });
}
