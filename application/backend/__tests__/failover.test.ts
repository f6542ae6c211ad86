import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openApp } from "./support/app";
import { createMigratedDatabase, type TestDatabase } from "./support/database";

let database: TestDatabase;
let opened: Awaited<ReturnType<typeof openApp>>;
beforeEach(async () => {
  database = await createMigratedDatabase();
  opened = await openApp(database, { DATABASE_POOL_SIZE: "1" });
});
afterEach(() => opened.app.close());

const statement = (text: string) => ({ name: text, text, values: [] });

let count = 0;
const create = async () => {
  const payload = { email: `user-${++count}@example.com`, name: "Ada" };
  return (await opened.app.inject({ method: "POST", url: "/users", payload })).statusCode;
};

const health = async () => {
  const answer = await opened.app.inject("/health/detailed");
  return { status: answer.statusCode, database: answer.json().database };
};

describe("a server that is no longer the primary", () => {
  it("fails one write, and the next one has another connection", async () => {
    await opened.database.write(statement("set default_transaction_read_only = on"));
    expect(await create()).toBe(503);
    expect(await create()).toBe(201);
  });

  it("is down for who asks whether the work can be done", async () => {
    await database.as("superuser", (client) =>
      client.query(`alter database ${database.name} set default_transaction_read_only = on`),
    );
    expect(await health()).toEqual({ status: 503, database: "down" });
  });
});

it("a pool that is full says nothing of the database, which is up", async () => {
  const slow = opened.database.write(statement("select pg_sleep(4)"));
  const found = await health();
  expect(opened.database.state.primary).toMatchObject({ open: 1, idle: 0 });
  expect(found).toEqual({ status: 200, database: "up" });
  await slow;
});
