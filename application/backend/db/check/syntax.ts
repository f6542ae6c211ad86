/** A statement as PostgreSQL's own parser writes it: one key, the kind, with its fields. */
export type Statement = Readonly<Record<string, Fields>>;

export interface Fields {
  readonly [name: string]: unknown;
}

/** The fields of a node that is of this kind. */
export const fieldsOf = (node: unknown, kind: string): Fields | undefined =>
  (node as Record<string, Fields> | undefined)?.[kind];

/** The table that a statement is about. */
export const tableOf = (fields: Fields | undefined): string | undefined =>
  (fields?.relation as { relname?: string } | undefined)?.relname;

/** The tables that a file makes: nobody uses them yet, so nothing done to them disturbs anybody. */
export function createdTables(statements: readonly Statement[]): ReadonlySet<string> {
  const names = statements.flatMap((statement) => tableOf(statement.CreateStmt) ?? []);
  return new Set(names);
}
