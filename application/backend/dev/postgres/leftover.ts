import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** Held by a connection for as long as somebody uses the server, and gone with them however they end. */
const IN_USE = 1_001;

/** Says that the server is in use, until the connection that is returned ends. */
export async function markInUse(url: string): Promise<pg.Client> {
  const client = await connected(url);
  const { rows } = await client.query("select pg_try_advisory_lock($1) as free", [IN_USE]);
  if (rows[0].free) return client;
  await client.end();
  throw new Error("the development database is in use by another `npm run dev` of this folder");
}

/**
 * Ends a server that a killed run left behind on the folder, where no other could start.
 *
 * @throws when the server is in use, or does not end
 */
export async function endLeftover(folder: string, password: string): Promise<void> {
  const left = await leftIn(join(folder, "data", "postmaster.pid"));
  if (!left) return;
  const url = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${left.port}/postgres`;
  // Who answers to the password is ours; where nobody does, the next server finds out what is wrong.
  const answers = await connected(url).then(
    (client) => client.end().then(() => true),
    () => false,
  );
  if (!answers) return;
  await (await markInUse(url)).end();
  process.kill(left.pid, "SIGINT");
  for (let tries = 0; tries < 200; tries++) {
    if (!isAlive(left.pid)) return;
    await pause(50);
  }
  throw new Error(
    `PostgreSQL (process ${left.pid}) was left behind by an earlier run and does not end`,
  );
}

/** PostgreSQL's own note: process, folder, start, port, each on a line. */
async function leftIn(file: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const [pid, , , port] = text.split("\n").map(Number);
  return pid && port && isAlive(pid) ? { pid, port } : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // The server may end while this is open; whoever waits for it hears of that elsewhere.
  client.on("error", () => {});
  await client.connect();
  return client;
}
