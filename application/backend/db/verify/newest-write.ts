import type { ClientBase } from "pg";

interface Column {
  readonly table: string;
  readonly column: string;
}

/**
 * When a row was last written, as far as the rows say: the newest moment in any column that is filled with the
 * time of its writing (`default now()`). ISO 8601; undefined where no row has one.
 */
export async function newestWrite(client: ClientBase): Promise<string | undefined> {
  const { rows: columns } = await client.query<Column>(`
    select format('%I.%I', n.nspname, c.relname) as table, format('%I', a.attname) as column
    from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'migrations')
      and a.atttypid = 'timestamptz'::regtype
      and pg_get_expr(d.adbin, d.adrelid) ~ '^(now\\(\\)|CURRENT_TIMESTAMP)$'`);
  let newest: Date | undefined;
  for (const { table, column } of columns) {
    const { rows } = await client.query<{ newest: Date | null }>(
      `select max(${column}) as newest from ${table} where isfinite(${column})`,
    );
    const found = rows[0]?.newest;
    if (found && (!newest || found > newest)) newest = found;
  }
  return newest?.toISOString();
}
