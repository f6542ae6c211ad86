import pg from "pg";

/**
 * Why a migration failed, with its file and, where PostgreSQL points at a place in it, the line.
 * The error itself is the cause.
 */
export function migrationFailure(file: string, sql: string, cause: unknown): Error {
  const said = cause instanceof Error ? cause.message : String(cause);
  if (!(cause instanceof pg.DatabaseError)) {
    return new Error(`migration ${file}: ${said}`, { cause });
  }
  const line = cause.position ? `, line ${lineAt(sql, Number(cause.position))}` : "";
  const more = [cause.detail, cause.hint].filter((text) => text !== undefined);
  return new Error([`migration ${file}${line}: ${said}`, ...more].join("\n"), { cause });
}

/** PostgreSQL counts characters, from 1. */
const lineAt = (sql: string, position: number): number =>
  [...sql].slice(0, position - 1).filter((character) => character === "\n").length + 1;
