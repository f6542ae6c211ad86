import type { ClientBase } from "pg";
import type { MigrationFile } from "./files";
import { remember } from "./ledger";

/**
 * How long a statement waits for a table that others use. While it waits, everybody who comes after
 * it waits too; so it gives up and the migration is tried again in a quieter moment.
 */
const lockTimeout = "5s";

/** Runs one migration: all of it and its entry in the ledger, or nothing. */
export async function applyMigration(client: ClientBase, file: MigrationFile): Promise<number> {
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  if (file.outsideTransaction) {
    await client.query(file.sql);
    await remember(client, file, elapsed());
    return elapsed();
  }
  await client.query("begin");
  try {
    await client.query(`set local lock_timeout = '${lockTimeout}'`);
    await client.query(file.sql);
    await remember(client, file, elapsed());
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
  return elapsed();
}
