import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMigratedDatabase, type TestDatabase } from "../support/database";
import { type Load, startLoad } from "../support/load";
import { Server } from "../support/programs";
import { type SecretsManager, startSecretsManager } from "../support/secrets-manager";

let database: TestDatabase;
let secrets: SecretsManager;
let server: Server;

beforeEach(async () => {
  database = await createMigratedDatabase();
  secrets = await startSecretsManager(database.password);
  await start();
});
afterEach(async () => {
  await server.stop("SIGKILL");
  secrets.stop();
});

async function start(variables: Record<string, string> = {}): Promise<void> {
  const { DATABASE_PASSWORD: _, ...place } = database.variables("application");
  const pool = { DATABASE_POOL_SIZE: "30" };
  server = await Server.start({ ...place, ...secrets.variables, ...pool, ...variables });
}

const changeRole = (password: string) =>
  database.as("owner", (client) =>
    client.query(`alter role ${database.application} password '${password}'`),
  );

let count = 0;
/** A write takes a connection of its own, while reads share theirs. */
const write = () =>
  fetch(`${server.url}/users`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: `user-${++count}@example.com`, name: "Ada" }),
  });

/** So that all have to sign in again, which an idle connection does only when it is old. */
const cutConnections = () =>
  database.as("superuser", (client) =>
    client.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = $1", [
      database.application,
    ]),
  );

let turn = 0;
const mixed = () => (++turn % 2 === 0 ? write() : fetch(`${server.url}/users`));

async function underLoad(
  ask: () => Promise<Response>,
  rotate: (load: Load) => Promise<void>,
): Promise<Map<number, number>> {
  const load = startLoad(10, ask);
  await pause(300);
  await rotate(load);
  await pause(500);
  await load.stop();
  return load.tally;
}

const reads = () => fetch(`${server.url}/users`);

describe("a password that is rotated under load costs no request", () => {
  it("when the database has it before the secret, as RDS does it", async () => {
    const tally = await underLoad(reads, async () => {
      await changeRole("new");
      await cutConnections();
      await pause(800);
      secrets.set({ current: "new", previous: database.password });
    });
    expect([...tally.keys()]).toEqual([200]);
  });

  it("when the secret has it before the database, as a migration does it", async () => {
    const tally = await underLoad(reads, async () => {
      secrets.set({ current: "new", previous: database.password });
      await pause(800);
      await changeRole("new");
      await cutConnections();
    });
    expect([...tally.keys()]).toEqual([200]);
  });

  it("nor a write, for longer than a request waits, while the new one is still pending", async () => {
    await server.stop("SIGKILL");
    await start({ DATABASE_CONNECT_TIMEOUT_SECONDS: "2" });
    await reads();
    secrets.set({ current: database.password, pending: "new" });
    await changeRole("new");
    // While nobody is at work: a connection that is cut may take a write with it.
    await cutConnections();
    await pause(300);
    const tally = await underLoad(mixed, async (load) => {
      await pause(4000);
      secrets.set({ current: "new", previous: database.password });
      load.grow(10);
    });
    expect([...tally.keys()].sort()).toEqual([200, 201]);
  });
});

it("signs in with the previous value where the database does not know the new one yet", async () => {
  secrets.set({ current: "new", previous: database.password });
  expect((await fetch(`${server.url}/users`)).status).toBe(200);
});

it("reads the secret once, however many connections there are", async () => {
  const load = startLoad(20, write);
  await pause(300);
  await load.stop();
  expect(secrets.reads).toBe(1);
});

it("logs nothing but JSON, whatever the AWS SDK has to say", async () => {
  await fetch(`${server.url}/users`);
  await server.stop();
  const others = server.log.split("\n").filter((line) => !line.startsWith("{"));
  expect(others).toEqual([]);
});

it("answers 503 while no password is right, and recovers by itself", async () => {
  await changeRole("other");
  const refused = await fetch(`${server.url}/users`);
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("2");
  secrets.set({ current: "other" });
  expect((await fetch(`${server.url}/users`)).status).toBe(200);
});
