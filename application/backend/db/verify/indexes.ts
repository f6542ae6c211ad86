import type { ClientBase } from "pg";

interface Index {
  readonly table: string;
  readonly name: string;
  readonly usable: boolean;
  readonly unique: boolean;
  readonly keys: readonly string[];
  /** Of a partial index. */
  readonly condition: string | null;
}

/**
 * Indexes that cannot be used, and rows that are there twice under a unique one, one line each: an index is
 * trusted by PostgreSQL, and one that is broken lets the same value in again.
 */
export async function brokenIndexes(client: ClientBase): Promise<string[]> {
  const problems: string[] = [];
  // The rows are asked, and not the index.
  await client.query("set local enable_indexscan = off");
  await client.query("set local enable_indexonlyscan = off");
  await client.query("set local enable_bitmapscan = off");
  for (const index of await indexesIn(client)) {
    const { table, name, usable, unique } = index;
    if (!usable) problems.push(`${table}: the index ${name} is not valid`);
    if (!unique) continue;
    const { rows } = await client.query<{ twice: string }>(twiceIn(index));
    const twice = Number(rows[0]?.twice);
    if (twice > 0) problems.push(`${table}: ${twice} values of ${name} are there more than once`);
  }
  return problems;
}

async function indexesIn(client: ClientBase): Promise<Index[]> {
  const { rows } = await client.query<Index>(`
    select format('%I.%I', n.nspname, t.relname) as table, c.relname as name,
      i.indisvalid and i.indisready as usable, i.indisunique as unique,
      (select array_agg(pg_get_indexdef(i.indexrelid, k, true) order by k)
        from generate_series(1, i.indnkeyatts) k) as keys,
      pg_get_expr(i.indpred, i.indrelid) as condition
    from pg_index i join pg_class c on c.oid = i.indexrelid
      join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
    where t.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
      and n.nspname not like 'pg\\_toast%'
    order by 1, 2`);
  return rows;
}

/** Values that are not there are no value twice. */
function twiceIn({ table, keys, condition }: Index): string {
  const where = [...keys.map((key) => `(${key}) is not null`), ...(condition ? [condition] : [])];
  return `select count(*) as twice from (
    select from ${table} where ${where.join(" and ")}
    group by ${keys.map((key) => `(${key})`).join(", ")} having count(*) > 1) found`;
}
