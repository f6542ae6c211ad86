import { createServer, type Server, type Socket } from "node:net";
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

  it("that does not answer, one read waits for it, and none after that", async () => {
    const silent = await listenAsReplica("127.0.0.98");
    await open("127.0.0.98");
    expect((await opened.app.inject("/users")).statusCode).toBe(200);
    expect((await opened.app.inject("/users")).statusCode).toBe(200);
    expect(await targets()).toEqual([
      ["users-first", "replica", "failed", 1],
      ["users-first", "primary", "done", 2],
    ]);
    silent.close();
  });

  it("that ends a read for standing in the way, it is done by the primary", async () => {
    await database.as("owner", (client) => client.query(conflictOnce));
    await open("localhost");
    const read = { name: "conflict", text: "select conflict_once() as value", values: [] };
    expect(await opened.database.read(read)).toEqual([{ value: "done" }]);
    expect(await opened.database.read(read)).toEqual([{ value: "done" }]);
    expect(await targets()).toEqual([
      ["conflict", "replica", "failed", 1],
      ["conflict", "primary", "done", 1],
      ["conflict", "replica", "done", 1],
    ]);
  });
});

/** Takes connections on the database's port at another address, and never answers. */
async function listenAsReplica(host: string): Promise<{ close(): void }> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(Number(database.port), host, resolve));
  return {
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Fails as a replica does when it must remove what a read still sees; sequences count on. */
const conflictOnce = `
  create sequence conflicts;
  grant usage on sequence conflicts to public;
  create function conflict_once() returns text language plpgsql as $$
  begin
    if nextval('conflicts') = 1 then
      raise sqlstate '40001' using message = 'canceling statement due to conflict with recovery';
    end if;
    return 'done';
  end $$`;
