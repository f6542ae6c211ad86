import { type Finding, finding, locked, rewritten } from "./findings";
import { type Fields, fieldsOf, nodesIn } from "./syntax";

/** What is said of one part of an `alter table`. */
export function alterationFinding(command: unknown): Finding[] {
  const fields = fieldsOf(command, "AlterTableCmd");
  const found = fields && rules[String(fields.subtype)]?.(fields);
  return found ? [found] : [];
}

const rules: Readonly<Record<string, (command: Fields) => Finding | undefined>> = {
  AT_DropColumn: () =>
    finding("data-lost", "drops a column for good, also for the release that still uses it"),
  AT_AlterColumnType: () =>
    locked("may write the whole table anew under a lock: add a column and move over to it"),
  AT_SetNotNull: () =>
    locked(
      "reads the whole table under a lock: add `check (… is not null) not valid`, validate it, then set it",
    ),
  AT_AddColumn: ({ def }) => newColumn(fieldsOf(def, "ColumnDef")),
  AT_AddConstraint: ({ def }) => newConstraint(fieldsOf(def, "Constraint") ?? {}),
  AT_SetLogged: () => rewritten,
  AT_SetUnLogged: () => rewritten,
  AT_SetTableSpace: () => rewritten,
  AT_SetAccessMethod: () => rewritten,
  AT_AttachPartition: () =>
    locked(
      "reads the whole partition under a lock, unless a constraint says already what is in it",
    ),
  AT_DetachPartition: () =>
    finding("release-broken", "takes rows away that the running release still looks for"),
};

/** Functions that give one value for all rows of a statement, which is then not written to each. */
const sameForAllRows = new Set(["now", "transaction_timestamp", "statement_timestamp"]);

function newColumn(column: Fields | undefined): Finding | undefined {
  const constraints = ((column?.constraints ?? []) as unknown[]).map(
    (constraint) => fieldsOf(constraint, "Constraint") ?? {},
  );
  const has = (type: string) => constraints.find(({ contype }) => contype === type);
  if (has("CONSTR_IDENTITY") || has("CONSTR_GENERATED")) {
    return locked(
      "writes the whole table anew, each row with a value of its own: fill it in parts",
    );
  }
  const fallback = has("CONSTR_DEFAULT");
  if (fallback && !functionsIn(fallback).every((name) => sameForAllRows.has(name))) {
    return locked("writes the whole table anew if the default differs by row: add it without one");
  }
  if (has("CONSTR_NOTNULL") && !fallback) {
    return finding(
      "release-broken",
      "adds a column that the running release does not fill: give it a default",
    );
  }
  return constraints.map(newConstraint).find((found) => found !== undefined);
}

/** The last part of each function's name. */
const functionsIn = (expression: unknown): string[] =>
  nodesIn(expression)
    .filter(({ kind }) => kind === "FuncCall")
    .map(({ fields }) => fieldsOf((fields.funcname as unknown[]).at(-1), "String")?.sval as string);

/** One that is checked at once, against all rows, under a lock. */
function newConstraint({ contype, skip_validation, indexname }: Fields): Finding | undefined {
  if (contype === "CONSTR_CHECK" || contype === "CONSTR_FOREIGN") {
    return skip_validation
      ? undefined
      : locked("reads the whole table under a lock: add it `not valid`, and validate it later");
  }
  if (contype === "CONSTR_UNIQUE" || contype === "CONSTR_PRIMARY") {
    return indexname
      ? undefined
      : locked("builds an index under a lock: build it concurrently, then add it `using index`");
  }
  return contype === "CONSTR_EXCLUSION"
    ? locked("builds an index under a lock, and it cannot be built concurrently")
    : undefined;
}
