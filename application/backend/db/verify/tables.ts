import type { ClientBase } from "pg";

/** A table with its name as a statement writes it. */
export interface Table {
  readonly oid: number;
  /** `public.users`, quoted where it has to be. */
  readonly name: string;
}

/** Every table that keeps rows, those of the migrations' ledger included; not those of PostgreSQL itself. */
export async function tablesIn(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.oid::int8::float8 as oid, format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p'
      and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_toast%'
    order by 2`);
  return rows;
}

/** How many rows each table has, counted: what cannot be read is found by that. */
export async function countRows(
  client: ClientBase,
  tables: readonly Table[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ rows: string }>(`select count(*) as rows from ${name}`);
    counts[name] = Number(rows[0]?.rows);
  }
  return counts;
}
