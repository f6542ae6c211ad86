import { parse } from "libpg-query";
import type { MigrationFile } from "../migrate/files";
import { type Finding, findingsIn } from "./rules";
import { createdTables, type Statement } from "./syntax";

/** `-- accepted: data-lost: nobody has used it since release 12` */
const acceptance = /^--[ \t]*accepted:[ \t]*([a-z-]+):[ \t]*\S.{9,}$/gm;

/**
 * What is wrong with a migration, one line each: what destroys data, locks a table that is in use or
 * breaks the release that still runs, unless the file gives its reason.
 */
export async function checkMigration(file: MigrationFile): Promise<string[]> {
  const statements = await statementsIn(file.sql);
  if (typeof statements === "string") return [statements];
  const accepted = new Set([...file.sql.matchAll(acceptance)].map(([, rule]) => rule));
  const created = createdTables(statements);
  const findings = statements
    .flatMap((statement) => findingsIn(statement, created))
    .filter(({ rule }) => !accepted.has(rule));
  return [...findings.map(explain), ...transactionProblems(file, statements)];
}

const explain = ({ rule, message }: Finding): string =>
  `${message} (or say why it may: \`-- accepted: ${rule}: <reason>\`)`;

async function statementsIn(sql: string): Promise<Statement[] | string> {
  try {
    const { stmts = [] } = (await parse(sql)) as unknown as { stmts?: { stmt: Statement }[] };
    return stmts.map(({ stmt }) => stmt);
  } catch (error) {
    return `is not SQL: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function transactionProblems(file: MigrationFile, statements: readonly Statement[]): string[] {
  const concurrent = JSON.stringify(statements).includes('"concurrent":true');
  if (concurrent && !file.outsideTransaction) {
    return ["cannot run in a transaction: add `-- outside-transaction: <reason>`"];
  }
  if (file.outsideTransaction && statements.length !== 1) {
    return [
      "is outside of a transaction, so that half of it might stay: leave one statement in it, and put the others into files of their own",
    ];
  }
  return [];
}
