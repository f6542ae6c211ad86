import { alterationFinding } from "./alterations";
import { type Finding, finding, locked, type Rule, rewritten } from "./findings";
import { hasNode, nodesIn } from "./syntax";
import type { NewTables } from "./tables";
import { isConcurrent } from "./transactions";

const dataIsLost = (what: string) =>
  finding("data-lost", `${what} for good, also what the release before still uses`);

/** A condition that no column takes part in holds for every row, or for none. */
const choosesRows = (condition: unknown): boolean =>
  hasNode(condition, "ColumnRef", "CurrentOfExpr");

/** What is said of a statement, by its kind. What is not here disturbs nobody. */
const rules: Readonly<Record<string, Rule>> = {
  AlterTableStmt: ({ cmds }) => (cmds as unknown[]).flatMap(alterationFinding),
  DropStmt: ({ removeType, concurrent }) => {
    if (removeType !== "OBJECT_INDEX") return dataIsLost("drops something");
    return concurrent ? undefined : locked("locks the table: write `drop index concurrently`");
  },
  DropOwnedStmt: () => dataIsLost("drops all that somebody owns"),
  TruncateStmt: () => dataIsLost("empties a table"),
  DeleteStmt: ({ whereClause }) =>
    choosesRows(whereClause) ? undefined : dataIsLost("deletes all rows"),
  MergeStmt: ({ mergeWhenClauses }) =>
    nodesIn(mergeWhenClauses).some(({ fields }) => fields.commandType === "CMD_DELETE")
      ? dataIsLost("deletes whatever rows find a match")
      : undefined,
  UpdateStmt: ({ whereClause }) =>
    choosesRows(whereClause)
      ? undefined
      : finding(
          "rows-locked",
          "writes every row and keeps them locked until it is done: do it in parts",
        ),
  RenameStmt: () =>
    finding("release-broken", "renames what the running release calls by the old name"),
  AlterObjectSchemaStmt: () =>
    finding("release-broken", "moves what the running release looks for in the old schema"),
  AlterEnumStmt: ({ oldVal }) =>
    oldVal === undefined
      ? undefined
      : finding("release-broken", "renames a value that the running release still writes"),
  IndexStmt: ({ concurrent }) =>
    concurrent
      ? undefined
      : locked("stops all writes meanwhile: write `create index concurrently`"),
  ReindexStmt: ({ params }) =>
    isConcurrent(params)
      ? undefined
      : locked("stops all writes meanwhile: write `reindex … concurrently`"),
  VacuumStmt: ({ options }) =>
    nodesIn(options).some(({ fields }) => fields.defname === "full") ? rewritten : undefined,
  ClusterStmt: () => rewritten,
  LockStmt: () => locked("locks a table"),
  RefreshMatViewStmt: ({ concurrent }) =>
    concurrent
      ? undefined
      : locked("locks the view: write `refresh materialized view concurrently`"),
  VariableSetStmt: ({ kind, name }) =>
    name === "lock_timeout" || kind === "VAR_RESET_ALL"
      ? locked("takes away the limit for waiting on a table, while which others wait behind it")
      : undefined,
  DoStmt: () => finding("not-seen", "runs code that this check does not see into"),
  CallStmt: () => finding("not-seen", "runs a procedure that this check does not see into"),
};

/** Everything to be said of one statement, also of those inside of it. */
export function findingsIn(statement: unknown, created: NewTables): Finding[] {
  return nodesIn(statement)
    .filter(({ fields }) => !created.isAbout(fields))
    .flatMap(({ kind, fields }) => rules[kind]?.(fields) ?? []);
}
