import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Database } from "../db/connection/database";
import type { Statement } from "../db/connection/pool";
import { readConfig } from "../src/config/read";
import { serverSchema } from "../src/config/server";
import { createDatabase, type TestDatabase } from "./support/database";

let own: TestDatabase;
let database: Database;
beforeAll(async () => {
  own = await createDatabase();
  await own.as("superuser", (client) =>
    client.query(`create role ${own.application} login password '${own.password}'`),
  );
  database = await open();
});
afterAll(() => database?.close());

function open(): Promise<Database> {
  const { database: config } = readConfig(serverSchema, {
    ...own.variables("application"),
    SESSION_KEY: "k".repeat(64),
    DATABASE_STATEMENT_TIMEOUT_SECONDS: "1",
  });
  return Database.open({ config, applicationName: "tests", onCut: () => {} });
}

let count = 0;
const statement = (text: string, ...values: unknown[]): Statement => ({
  name: `test-${++count}`,
  text,
  values,
});

/** What each of them got: its one value, or the code of its error. */
const readTogether = (...statements: Statement[]): Promise<unknown[]> =>
  Promise.all(
    statements.map((each) =>
      database.read(each).then(
        ([row]) => row?.value,
        (error) => error.code,
      ),
    ),
  );

const double = (number: number) => statement("select $1::int * 2 as value", number);

describe("reads that are asked for at the same time", () => {
  it("each get their own rows", async () => {
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    const values = await readTogether(...numbers.map(double));
    expect(values).toEqual(numbers.map((number) => number * 2));
  });

  it("do not fail with one that fails", async () => {
    const fails = statement("select 1 / $1::int as value", 0);
    expect(await readTogether(double(1), fails, double(2))).toEqual([2, "22012", 4]);
  });

  it("do not fail with one that takes too long", async () => {
    const slow = statement("select pg_sleep(3)::text as value");
    expect(await readTogether(slow, double(2))).toEqual(["57014", 4]);
  });

  it("all learn why they fail where the first could not be prepared", async () => {
    const missing = statement("select value from nowhere");
    expect(await readTogether(missing, missing, double(2))).toEqual(["42P01", "42P01", 4]);
  });

  it("share connections, and leave the others free", async () => {
    const fresh = await open();
    await Promise.all(Array.from({ length: 32 }, () => fresh.read(double(1))));
    const { open: opened } = fresh.state.primary;
    await fresh.close();
    expect(opened).toBe(2);
  });
});

it("a write does not wait for reads", async () => {
  const slow = database.read(statement("select pg_sleep(0.9)::text as value"));
  const order: string[] = [];
  await Promise.all([
    slow.then(() => order.push("read")),
    database.write(double(1)).then(() => order.push("write")),
  ]);
  expect(order).toEqual(["write", "read"]);
});
