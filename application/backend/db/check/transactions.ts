import type { MigrationFile } from "../migrate/files";
import type { Statement } from "./parse";
import { fieldsOf, type Node, nodesIn } from "./syntax";

/** What is wrong with how a file stands to transactions. No reason makes it right. */
export function transactionProblems(
  file: MigrationFile,
  statements: readonly Statement[],
): string[] {
  const problems = statements.flatMap(({ tree, line }) =>
    nodesIn(tree)
      .flatMap(problemOf)
      .map((problem) => `line ${line}: ${problem}`),
  );
  return [...problems, ...markProblems(file, statements)];
}

function problemOf({ kind, fields }: Node): string[] {
  if (kind === "TransactionStmt") {
    return ["begins or ends a transaction, and a migration is one already: take it out"];
  }
  if (kind !== "IndexStmt" || !fields.concurrent) return [];
  if (fields.if_not_exists) {
    return [
      "takes a broken index of that name for a good one: leave out `if not exists`; a broken one is removed before",
    ];
  }
  return fields.idxname === undefined
    ? ["gives the index no name, so that a broken one would not be found: give it one"]
    : [];
}

function markProblems(file: MigrationFile, statements: readonly Statement[]): string[] {
  const needs = statements.filter(({ tree }) => nodesIn(tree).some(cannotBeInTransaction));
  if (!file.outsideTransaction) {
    return needs.length === 0
      ? []
      : ["cannot run in a transaction: add `-- outside-transaction: <reason>`"];
  }
  if (statements.length !== 1) {
    return [
      "is outside of a transaction, so that half of it might stay: leave one statement in it, and put the others into files of their own",
    ];
  }
  return needs.length === 1
    ? []
    : ["can run in a transaction, which is safer: take out `-- outside-transaction`"];
}

/** Source: the notes of each command in PostgreSQL's reference. */
function cannotBeInTransaction({ kind, fields }: Node): boolean {
  switch (kind) {
    case "IndexStmt":
    case "DropStmt":
      return fields.concurrent === true;
    case "ReindexStmt":
      return isConcurrent(fields.params) || fields.kind === "REINDEX_OBJECT_SCHEMA";
    case "AlterTableCmd":
      return fieldsOf(fields.def, "PartitionCmd")?.concurrent === true;
    case "VacuumStmt":
      return fields.is_vacuumcmd === true;
    default:
      return kind === "AlterSystemStmt";
  }
}

/** Of the options of `reindex`. */
export const isConcurrent = (options: unknown): boolean =>
  nodesIn(options).some(({ fields }) => fields.defname === "concurrently");
