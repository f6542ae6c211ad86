import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { openApp } from "./support/app";
import { createMigratedDatabase, type TestDatabase } from "./support/database";

let database: TestDatabase;
let opened: Awaited<ReturnType<typeof openApp>>;
beforeAll(async () => {
  database = await createMigratedDatabase();
});
afterEach(() => opened.app.close());

/** The same server under another name stands in for a replica. */
const open = async (readerHost: string) => {
  opened = await openApp(database, { DATABASE_READS: "replica", DATABASE_READER_HOST: readerHost });
};

const targets = async () => {
  const { values } = await opened.metrics.statements.get();
  const counts = values.filter(({ metricName }) => metricName?.endsWith("_count"));
  return counts.map(({ labels, value }) => [
    labels.statement,
    labels.target,
    labels.outcome,
    value,
  ]);
};

describe("with a replica", () => {
  it("reads go to it, and writes to the primary", async () => {
    await open("localhost");
    const payload = { email: "replica@example.com", name: "Ada" };
    await opened.app.inject({ method: "POST", url: "/users", payload });
    await opened.app.inject("/users");
    expect(await targets()).toEqual([
      ["users-insert", "primary", "done", 1],
      ["users-first", "replica", "done", 1],
    ]);
  });

  it("that is gone, reads go to the primary", async () => {
    await open("127.0.0.99");
    expect((await opened.app.inject("/users")).statusCode).toBe(200);
    expect(await targets()).toEqual([
      ["users-first", "replica", "failed", 1],
      ["users-first", "primary", "done", 1],
    ]);
  });
});
