import type { ClientBase } from "pg";
import { wordsOfStatements } from "./statements";

/** An index that a statement makes while others write: its name, with the schema if it has one. */
interface NewIndex {
  readonly name: string;
  readonly table: string;
}

/**
 * Building an index concurrently that fails leaves it there, invalid: no query uses it, each write
 * pays for it, and the name is taken. Takes those away that this migration left the last time.
 */
export async function dropBrokenIndexes(client: ClientBase, sql: string): Promise<void> {
  for (const broken of await brokenIndexes(client, sql)) {
    await client.query(`drop index concurrently ${broken}`);
  }
}

/** Throws when an index that this migration makes is there and invalid. */
export async function refuseBrokenIndexes(client: ClientBase, sql: string): Promise<void> {
  const [broken] = await brokenIndexes(client, sql);
  if (broken === undefined) return;
  throw new Error(
    `the index ${broken} is invalid, so no query uses it: \`drop index concurrently ${broken}\`, and try again`,
  );
}

/** The index is in its table's schema, whatever the path to search says. */
const selectBroken = `
  select quote_ident(nspname) || '.' || quote_ident(relname) as index
    from pg_index
    join pg_class on pg_class.oid = indexrelid
    join pg_namespace on pg_namespace.oid = relnamespace
   where not indisvalid and relkind = 'i' and indrelid = to_regclass($1) and relname = $2`;

async function brokenIndexes(client: ClientBase, sql: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name, table } of newIndexes(sql)) {
    const { rows } = await client.query<{ index: string }>(selectBroken, [table, name]);
    found.push(...rows.map(({ index }) => index));
  }
  return found;
}

/** `create [unique] index concurrently [if not exists] <name> on [only] [<schema>.]<table> …` */
function newIndexes(sql: string): NewIndex[] {
  return wordsOfStatements(sql).flatMap((words) => {
    const start = words.indexOf("concurrently") + 1;
    const on = words.indexOf("on", start);
    if (words[0] !== "create" || start === 0 || on <= start) return [];
    const first = words[on + 1] === "only" ? on + 2 : on + 1;
    const table = words.slice(first, words[first + 1] === "." ? first + 3 : first + 1).join("");
    return [{ name: unquoted(words[on - 1] ?? ""), table }];
  });
}

const unquoted = (name: string): string =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
