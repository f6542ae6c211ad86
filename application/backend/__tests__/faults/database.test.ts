import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readMigrations } from "../../db/migrate/files";
import { migrateUp } from "../../db/migrate/up";
import { Cluster } from "../../dev/postgres/cluster";
import { migrationsFolder } from "../support/database";
import { startLoad } from "../support/load";
import { Server } from "../support/programs";

let folder: string;
let cluster: Cluster;
let server: Server;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "backend-faults-")));
  cluster = await Cluster.start({ folder, password: "word" });
  await asSuperuser(async (client) => {
    await migrateUp({ client, files: await readMigrations(migrationsFolder) });
  });
  server = await Server.start({
    DATABASE_URL: cluster.url("postgres"),
    DATABASE_TLS: "off",
    DATABASE_POOL_SIZE: "5",
    DATABASE_CONNECT_TIMEOUT_SECONDS: "1",
  });
});
afterAll(async () => {
  await server?.stop("SIGKILL");
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

let count = 0;
const create = () =>
  fetch(`${server.url}/users`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: `user-${++count}@example.com`, name: "Ada" }),
  });

let turn = 0;
const mixed = () => (++turn % 2 === 0 ? create() : fetch(`${server.url}/users`));

/** Until it has answered well so often in a row. */
async function recovered(): Promise<void> {
  for (let good = 0; good < 10; ) {
    const { ok } = await fetch(`${server.url}/users`);
    good = ok ? good + 1 : 0;
    await pause(50);
  }
}

describe.each(["fast", "crash"] as const)("a database that is gone (%s) under load", (how) => {
  it("gives 503 with Retry-After, keeps every acknowledged write, and recovers", async () => {
    const created: string[] = [];
    const waits = new Set<string | null>();
    const load = startLoad(10, async () => {
      const answer = await mixed();
      if (answer.status === 201) created.push(answer.headers.get("location")?.slice(7) ?? "");
      if (answer.status === 503) waits.add(answer.headers.get("retry-after"));
      return answer;
    });
    await pause(500);
    await cluster.stop(how);
    await pause(500);
    const health = await fetch(`${server.url}/health`);
    const detailed = await fetch(`${server.url}/health/detailed`);
    await cluster.resume();
    await recovered();
    await load.stop();
    expect([health.status, detailed.status]).toEqual([200, 503]);
    expect([...load.tally.keys()].sort()).toEqual([200, 201, 503]);
    expect([...waits]).toEqual(["2"]);
    const { rows } = await asSuperuser((client) =>
      client.query("select count(*)::int from users where id = any($1::uuid[])", [created]),
    );
    expect(rows).toEqual([{ count: created.length }]);
  });
});

it("loses no read while connections are cut, idle ones and those at work", async () => {
  const load = startLoad(10, () => fetch(`${server.url}/users?limit=1`));
  for (let round = 0; round < 12; round++) {
    await asSuperuser((client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      ),
    );
    await pause(150);
  }
  await load.stop();
  expect(load.tally.get(200)).toBeGreaterThan(50);
  expect([...load.tally.keys()]).toEqual([200]);
});

it("a full pool gives 503 to those who wait too long, and nothing to those who do not", async () => {
  const blocked = asSuperuser(async (client) => {
    await client.query("begin; lock table users");
    await pause(2000);
    await client.query("commit");
  });
  await pause(100);
  const answers = await Promise.all(Array.from({ length: 20 }, create));
  await blocked;
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(201), count(503)]).toEqual([5, 15]);
  await recovered();
});
