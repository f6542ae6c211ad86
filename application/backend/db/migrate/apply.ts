import type { ClientBase } from "pg";
import { migrationFailure } from "./failure";
import { fileOf, type MigrationFile } from "./files";
import { dropBrokenIndexes, refuseBrokenIndexes } from "./indexes";
import { remember } from "./ledger";
import { refuseTransactions } from "./statements";

/**
 * How long a statement waits for a table that others use. While it waits, everybody who comes after
 * it waits too; so it gives up and the migration is tried again in a quieter moment.
 */
const lockTimeout = "5s";

/**
 * The same outside of a transaction, where a statement waits until all transactions that know the
 * table are over. Nobody waits behind it meanwhile; it only shall not do so for ever.
 */
const patientLockTimeout = "5min";

/**
 * Runs one migration: all of it and its entry in the ledger, or nothing. What it throws names the
 * file.
 *
 * @returns milliseconds
 */
export async function applyMigration(client: ClientBase, file: MigrationFile): Promise<number> {
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  try {
    refuseTransactions(file.sql);
    await (file.outsideTransaction ? runAlone : runTogether)(client, file, elapsed);
  } catch (error) {
    throw migrationFailure(fileOf(file), file.sql, error);
  }
  return elapsed();
}

type Run = (client: ClientBase, file: MigrationFile, elapsed: () => number) => Promise<void>;

const runTogether: Run = async (client, file, elapsed) => {
  await client.query("begin");
  try {
    await client.query(`set local lock_timeout = '${lockTimeout}'`);
    await client.query(file.sql);
    await resetSession(client);
    await remember(client, file, elapsed());
    await client.query("commit");
  } catch (error) {
    // On a connection that is gone it fails too, and the server has undone everything by itself.
    await client.query("rollback").catch(() => {});
    throw error;
  }
};

const runAlone: Run = async (client, file, elapsed) => {
  await client.query(`set lock_timeout = '${patientLockTimeout}'`);
  await dropBrokenIndexes(client, file.sql);
  await client.query(file.sql);
  await refuseBrokenIndexes(client, file.sql);
  await resetSession(client);
  await remember(client, file, elapsed());
};

/** What a migration `set` counts for itself, and neither for the ledger nor for the next one. */
async function resetSession(client: ClientBase): Promise<void> {
  await client.query("reset session authorization; reset role; reset all");
}
