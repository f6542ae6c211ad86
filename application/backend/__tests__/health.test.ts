import { afterEach, describe, expect, it } from "vitest";
import { freePort } from "../dev/postgres/port";
import { openApp } from "./support/app";
import { createDatabase, createMigratedDatabase } from "./support/database";

let opened: Awaited<ReturnType<typeof openApp>>;
afterEach(() => opened.app.close());

const ask = async (url: string) => {
  const answer = await opened.app.inject(url);
  return { status: answer.statusCode, body: answer.json() };
};

describe("health", () => {
  it("is ready with a database that has all migrations", async () => {
    opened = await openApp(await createMigratedDatabase(), { APP_VERSION: "abc123" });
    const { status, body } = await ask("/health/detailed");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: "ready",
      database: "up",
      migrations: "applied",
      version: "abc123",
      pool: { open: 1, idle: 1, waiting: 0, limit: 10 },
    });
  });

  it("serves without a database, and is not ready", async () => {
    opened = await openApp(await createMigratedDatabase(), {
      DATABASE_PORT: String(await freePort()),
    });
    expect(await ask("/health")).toEqual({ status: 200, body: { status: "serving" } });
    const { status, body } = await ask("/health/detailed");
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: "not-ready", database: "down" });
  });

  it("is not ready before its migrations", async () => {
    const database = await createDatabase();
    opened = await openApp(database, database.variables("owner"));
    const { status, body } = await ask("/health/detailed");
    expect(status).toBe(503);
    expect(body).toMatchObject({ database: "up", migrations: "pending" });
  });

  it("fails as soon as the process is told to stop, while requests are still answered", async () => {
    opened = await openApp(await createMigratedDatabase());
    opened.shutdown.stopping = true;
    expect((await ask("/health")).status).toBe(503);
    const answer = await opened.app.inject("/users");
    expect(answer.statusCode).toBe(200);
    expect(answer.headers.connection).toBe("close");
  });
});
