import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMigratedDatabase, type TestDatabase } from "../support/database";
import { startLoad } from "../support/load";
import { Server } from "../support/programs";
import { type SecretsManager, startSecretsManager } from "../support/secrets-manager";

let database: TestDatabase;
let secrets: SecretsManager;
let server: Server;

beforeEach(async () => {
  database = await createMigratedDatabase();
  secrets = await startSecretsManager(database.password);
  const { DATABASE_PASSWORD: _, ...place } = database.variables("application");
  server = await Server.start({ ...place, ...secrets.variables });
});
afterEach(async () => {
  await server.stop("SIGKILL");
  secrets.stop();
});

const ask = () => fetch(`${server.url}/users`, { signal: AbortSignal.timeout(10_000) });

/** Those that joined a reading under way fail with it. */
async function recovered(): Promise<void> {
  while ((await ask()).status !== 200) await pause(100);
}

describe.each(["hang", "throttle"] as const)("a Secrets Manager that answers none (%s)", (how) => {
  it("gives 503 in time, and the application recovers by itself", async () => {
    secrets.fail(how);
    expect((await ask()).status).toBe(503);
    secrets.set({ current: database.password });
    await recovered();
    const others = server.log.split("\n").filter((line) => !line.startsWith("{"));
    expect(others).toEqual([]);
  });
});

it("is not asked without end while all its values are wrong", async () => {
  secrets.set({ current: "wrong", previous: "wrong as well" });
  const load = startLoad(20, ask);
  await pause(6000);
  await load.stop();
  expect([...load.tally.keys()]).toEqual([503]);
  expect(secrets.reads).toBeLessThan(50);
});
