import type { ClientBase } from "pg";

interface Constraint {
  readonly table: string;
  readonly name: string;
  /** `c`: a condition; `f`: a foreign key. */
  readonly kind: "c" | "f";
  readonly validated: boolean;
  /** The condition as SQL. */
  readonly condition: string | null;
  readonly other: string | null;
  readonly columns: readonly string[];
  readonly others: readonly string[] | null;
}

/**
 * What rows break of conditions and foreign keys, one line each. PostgreSQL checks a row when it is written;
 * rows that came out of a backup are taken as they are.
 */
export async function brokenConstraints(client: ClientBase): Promise<string[]> {
  const problems: string[] = [];
  for (const constraint of await constraintsIn(client)) {
    const { table, name, validated } = constraint;
    if (!validated) {
      problems.push(`${table}: the constraint ${name} was never validated`);
      continue;
    }
    const { rows } = await client.query<{ broken: string }>(statementFor(constraint));
    const broken = Number(rows[0]?.broken);
    if (broken > 0) problems.push(`${table}: ${broken} rows break the constraint ${name}`);
  }
  return problems;
}

async function constraintsIn(client: ClientBase): Promise<Constraint[]> {
  const names = (keys: string, table: string) => `(
      select array_agg(format('%I', a.attname) order by k.place)
      from unnest(${keys}) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`;
  const { rows } = await client.query<Constraint>(`
    select format('%I.%I', n.nspname, c.relname) as table, o.conname as name, o.contype as kind,
      o.convalidated as validated, pg_get_expr(o.conbin, o.conrelid) as condition,
      o.confrelid::regclass::text as other,
      coalesce(${names("o.conkey", "o.conrelid")}, '{}') as columns,
      ${names("o.confkey", "o.confrelid")} as others
    from pg_constraint o
      join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
    where o.contype in ('c', 'f') and c.relkind = 'r'
      and n.nspname not in ('pg_catalog', 'information_schema')
    order by 1, 2`);
  return rows;
}

function statementFor({ table, kind, condition, other, columns, others }: Constraint): string {
  // A condition that is unknown, for a value that is not there, is kept.
  if (kind === "c") return `select count(*) as broken from ${table} where not (${condition})`;
  const given = columns.map((column) => `one.${column} is not null`).join(" and ");
  const equal = columns.map((column, index) => `two.${others?.[index]} = one.${column}`);
  return `select count(*) as broken from ${table} one where ${given}
    and not exists (select from ${other} two where ${equal.join(" and ")})`;
}
