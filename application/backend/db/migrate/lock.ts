import type { ClientBase } from "pg";

/** Any number will do, as long as nobody else locks by it in this database. */
const migrationLock = 7_203_119_640;

/**
 * Lets one process at a time migrate a database. The others wait, and find the work done. The lock
 * is the connection's: it goes with a process that dies.
 */
export async function underLock<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query("select pg_advisory_lock($1)", [migrationLock]);
  try {
    return await work();
  } finally {
    await client.query("select pg_advisory_unlock($1)", [migrationLock]);
  }
}
