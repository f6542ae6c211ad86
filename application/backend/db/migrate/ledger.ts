import type { ClientBase } from "pg";
import type { Statement } from "../connection/pool";
import type { MigrationFile } from "./files";
import type { AppliedMigration } from "./plan";

/** What the database remembers, in a schema of its own: the API may read it and nothing else. */
export const ledgerSchema = "migrations";

export async function createLedger(client: ClientBase): Promise<void> {
  await client.query(`
    create schema if not exists ${ledgerSchema};
    create table if not exists ${ledgerSchema}.applied (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now(),
      duration_ms integer not null
    )`);
}

/** Fails with `42P01` (no such table) or `3F000` in a database where nothing was ever migrated. */
export const selectApplied: Statement = {
  name: "applied-migrations",
  text: `select number, name, checksum, applied_at as "appliedAt" from ${ledgerSchema}.applied order by number`,
  values: [],
};

export async function readLedger(client: ClientBase): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('${ledgerSchema}.applied') is not null as there`,
  );
  if (!found[0]?.there) return [];
  const { rows } = await client.query<AppliedMigration>(selectApplied.text);
  return rows;
}

export async function remember(
  client: ClientBase,
  { number, name, checksum }: MigrationFile,
  milliseconds: number,
): Promise<void> {
  await client.query(
    `insert into ${ledgerSchema}.applied (number, name, checksum, duration_ms) values ($1, $2, $3, $4)`,
    [number, name, checksum, Math.round(milliseconds)],
  );
}
