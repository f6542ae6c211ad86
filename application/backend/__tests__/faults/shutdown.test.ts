import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeAll, expect, it } from "vitest";
import { createMigratedDatabase, type TestDatabase } from "../support/database";
import { startLoad } from "../support/load";
import { Server } from "../support/programs";

let database: TestDatabase;
const servers: Server[] = [];
beforeAll(async () => {
  database = await createMigratedDatabase();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop("SIGKILL")));
});

async function start(variables = {}): Promise<Server> {
  const server = await Server.start({ ...database.variables("application"), ...variables });
  servers.push(server);
  return server;
}

/** Sends to the first server that its health check calls healthy, as a load balancer does. */
function balance(targets: readonly Server[]) {
  let healthy = targets;
  const check = setInterval(async () => {
    const answers = await Promise.all(
      targets.map(({ url }) =>
        fetch(`${url}/health`).then(
          ({ ok }) => ok,
          () => false,
        ),
      ),
    );
    healthy = targets.filter((_, index) => answers[index]);
  }, 100);
  return {
    ask: (path: string, init?: RequestInit) => fetch(`${healthy[0]?.url}${path}`, init),
    stop: () => clearInterval(check),
  };
}

it("loses no request when a task is replaced under load", async () => {
  const [old, fresh] = [await start(), await start()];
  const balancer = balance([old, fresh]);
  let count = 0;
  const load = startLoad(20, () => {
    count++;
    if (count % 3 > 0) return balancer.ask("/users?limit=5");
    const body = JSON.stringify({ email: `user-${count}@example.com`, name: "Ada" });
    const headers = { "content-type": "application/json" };
    return balancer.ask("/users", { method: "POST", headers, body });
  });
  await pause(500);
  expect(await old.stop()).toBe(0);
  await pause(300);
  await load.stop();
  balancer.stop();
  expect([...load.tally.keys()].sort()).toEqual([200, 201]);
});

it("finishes what it is at, and ends within its time", async () => {
  const server = await start({ SHUTDOWN_DELAY_SECONDS: "0", SHUTDOWN_TIMEOUT_SECONDS: "10" });
  const locked = database.as("owner", async (client) => {
    await client.query("begin; lock table users");
    await pause(1500);
    await client.query("commit");
  });
  await pause(200);
  const answer = fetch(`${server.url}/users`);
  await pause(200);
  const ended = server.stop();
  expect((await answer).status).toBe(200);
  expect(await ended).toBe(0);
  await locked;
});

it("ends in time even if somebody never finishes", async () => {
  const server = await start({ SHUTDOWN_DELAY_SECONDS: "0", SHUTDOWN_TIMEOUT_SECONDS: "1" });
  const endless = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from("{")) });
  const open = fetch(`${server.url}/users`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: endless,
    duplex: "half",
  } as RequestInit).catch(() => {});
  await pause(300);
  expect(await server.stop()).toBe(1);
  await open;
});

it("closes its connections to the database", async () => {
  const server = await start({ SERVICE_NAME: "closing" });
  await fetch(`${server.url}/users`);
  await server.stop();
  const { rows } = await database.as("superuser", (client) =>
    client.query(
      "select count(*)::int from pg_stat_activity where application_name = 'closing' and datname = current_database()",
    ),
  );
  expect(rows).toEqual([{ count: 0 }]);
});
