import type { Finding } from "./rules";
import { type Fields, fieldsOf } from "./syntax";

const locked = (message: string): Finding => ({ rule: "table-locked", message });

/** What is said of one part of an `alter table`. */
export function alterationRule(command: unknown): Finding[] {
  const fields = fieldsOf(command, "AlterTableCmd");
  if (fields === undefined) return [];
  const found = rules[String(fields.subtype)]?.(fields);
  return found ? [found] : [];
}

const rules: Readonly<Record<string, (fields: Fields) => Finding | undefined>> = {
  AT_DropColumn: () => ({
    rule: "data-lost",
    message: "drops a column for good, also for the release that still uses it",
  }),
  AT_AlterColumnType: () =>
    locked("may write the whole table anew under a lock: add a column and move over to it"),
  AT_SetNotNull: () =>
    locked(
      "reads the whole table under a lock: add `check (… is not null) not valid`, validate it, then set it",
    ),
  AT_AddColumn: ({ def }) => newColumn(fieldsOf(def, "ColumnDef")),
  AT_AddConstraint: ({ def }) => newConstraint(fieldsOf(def, "Constraint") ?? {}),
};

function newColumn(column: Fields | undefined): Finding | undefined {
  const constraints = ((column?.constraints ?? []) as unknown[]).map(
    (constraint) => fieldsOf(constraint, "Constraint") ?? {},
  );
  const fallback = constraints.find(({ contype }) => contype === "CONSTR_DEFAULT");
  if (fallback && JSON.stringify(fallback).includes('"FuncCall"')) {
    return locked("writes the whole table anew if the default differs by row: add it without one");
  }
  const required = constraints.some(({ contype }) => contype === "CONSTR_NOTNULL");
  if (required && !fallback) {
    return {
      rule: "release-broken",
      message: "adds a column that the running release does not fill: give it a default",
    };
  }
  return constraints.map(newConstraint).find((found) => found !== undefined);
}

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
  return undefined;
}
