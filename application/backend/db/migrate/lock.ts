import { setTimeout as pause } from "node:timers/promises";
import type { ClientBase } from "pg";

/** Any number will do, as long as nobody else locks by it in this database. */
const migrationLock = 7_203_119_640;

/** Milliseconds between two tries. */
const retryPause = 200;

/** Milliseconds: an hour, as long as a migration itself may take by default. */
const defaultPatience = 3_600_000;

/**
 * Lets one process at a time migrate a database. The others try again and again, and find the work
 * done: a session that waited inside of a statement would be one that `create index concurrently`
 * waits for. The lock is the connection's: it goes with a process that dies.
 */
export async function underLock<T>(
  client: ClientBase,
  work: () => Promise<T>,
  patience = defaultPatience,
): Promise<T> {
  const deadline = Date.now() + patience;
  while (!(await tryLock(client))) {
    if (Date.now() >= deadline) throw new Error(await tooLong(client, patience));
    await pause(retryPause);
  }
  try {
    return await work();
  } finally {
    // Where it fails the connection is gone, and the lock with it; what the work threw says why.
    await client.query("select pg_advisory_unlock($1)", [migrationLock]).catch(() => {});
  }
}

async function tryLock(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    "select pg_try_advisory_lock($1) as locked",
    [migrationLock],
  );
  return rows[0]?.locked === true;
}

const selectHolder = `
  select pid from pg_locks join pg_database on pg_database.oid = database
   where datname = current_database() and locktype = 'advisory' and granted
     and (classid::bigint << 32) + objid::bigint = $1`;

async function tooLong(client: ClientBase, patience: number): Promise<string> {
  const { rows } = await client.query<{ pid: number }>(selectHolder, [migrationLock]);
  const who = rows[0] ? ` (server process ${rows[0].pid})` : "";
  return `another process${who} has been migrating this database for more than ${patience / 1000} s: see what it does in pg_stat_activity, and try again when it is done`;
}
