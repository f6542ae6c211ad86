import { alterationRule } from "./alterations";
import { type Fields, type Statement, tableOf } from "./syntax";

/** Why a statement needs a second thought. */
export interface Finding {
  readonly rule: string;
  readonly message: string;
}

const finding = (rule: string, message: string): Finding => ({ rule, message });

const dataIsLost = (what: string) =>
  finding("data-lost", `${what} for good, also what the release before still uses`);

/** What is said of a statement, by its kind. What is not here disturbs nobody. */
const rules: Readonly<Record<string, (fields: Fields) => Finding | undefined>> = {
  DropStmt: ({ removeType, concurrent }) => {
    if (removeType !== "OBJECT_INDEX") return dataIsLost("drops something");
    return concurrent
      ? undefined
      : finding("table-locked", "locks the table: write `drop index concurrently`");
  },
  TruncateStmt: () => dataIsLost("empties a table"),
  DeleteStmt: ({ whereClause }) => (whereClause ? undefined : dataIsLost("deletes all rows")),
  UpdateStmt: ({ whereClause }) =>
    whereClause
      ? undefined
      : finding(
          "rows-locked",
          "writes every row and keeps them locked until it is done: do it in parts",
        ),
  RenameStmt: () =>
    finding("release-broken", "renames what the running release calls by the old name"),
  IndexStmt: ({ concurrent }) =>
    concurrent
      ? undefined
      : finding("table-locked", "stops all writes meanwhile: write `create index concurrently`"),
  ReindexStmt: ({ params }) =>
    JSON.stringify(params ?? "").includes("concurrently")
      ? undefined
      : finding("table-locked", "stops all writes meanwhile: write `reindex … concurrently`"),
  VacuumStmt: ({ options }) =>
    JSON.stringify(options ?? "").includes('"full"')
      ? finding("table-locked", "locks the table for as long as it takes to write it anew")
      : undefined,
  ClusterStmt: () =>
    finding("table-locked", "locks the table for as long as it takes to write it anew"),
  LockStmt: () => finding("table-locked", "locks a table"),
  RefreshMatViewStmt: ({ concurrent }) =>
    concurrent
      ? undefined
      : finding("table-locked", "locks the view: write `refresh materialized view concurrently`"),
  DoStmt: () => finding("not-seen", "runs code that this check does not see into"),
};

/** Everything to be said of one statement. */
export function findingsIn(statement: Statement, created: ReadonlySet<string>): Finding[] {
  const [[kind, fields] = []] = Object.entries(statement);
  if (kind === undefined || fields === undefined) return [];
  if (created.has(tableOf(fields) ?? "")) return [];
  if (kind === "AlterTableStmt") return (fields.cmds as unknown[]).flatMap(alterationRule);
  return [rules[kind]?.(fields) ?? []].flat();
}
