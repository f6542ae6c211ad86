import type { MigrationFile } from "../migrate/files";
import { parseStatements, type Statement } from "./parse";
import { findingsIn } from "./rules";
import { NewTables } from "./tables";
import { transactionProblems } from "./transactions";

/**
 * What is wrong with a migration, one line each: what destroys data, locks a table that is in use or
 * breaks the release that still runs, unless the lines above the statement give a reason; and what
 * cannot run as a migration does.
 */
export async function checkMigration(file: MigrationFile): Promise<string[]> {
  const statements = await statementsOf(file.sql);
  if (typeof statements === "string") return [statements];
  return [...objections(statements), ...transactionProblems(file, statements)];
}

async function statementsOf(sql: string): Promise<Statement[] | string> {
  try {
    return await parseStatements(sql);
  } catch (error) {
    return `is not SQL: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function objections(statements: readonly Statement[]): string[] {
  const created = new NewTables();
  return statements.flatMap(({ tree, line, accepted }) => {
    const findings = findingsIn(tree, created).filter(({ rule }) => !accepted.has(rule));
    created.add(tree);
    return findings.map(
      ({ rule, message }) =>
        `line ${line}: ${message} (or say right above why it may: \`-- accepted: ${rule}: <reason>\`)`,
    );
  });
}
