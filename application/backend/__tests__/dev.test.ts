import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMigratedDatabase } from "./support/database";
import { Copy, type Development } from "./support/development";

let copy: Copy;
let running: Development;

beforeAll(async () => {
  copy = await Copy.make();
});

afterAll(() => copy.remove());

/** One after the other, on one database, as somebody works with it. */
describe("npm run dev", { timeout: 25_000 }, () => {
  it("serves users in the order of their numbers", async () => {
    running = await copy.develop();
    await running.serving();
    expect(await running.names()).toEqual(["User 1", "User 2", "User 3"]);
  });

  it("starts the API again when a source file changes", async () => {
    const source = join(copy.root, "src", "server.ts");
    const text = await readFile(source, "utf8");
    await writeFile(source, `${text}process.stderr.write("the changed program\\n");\n`);
    await running.until(() => running.said.includes("the changed program"));
    await running.serving();
    expect(await running.names()).toHaveLength(3);
  });

  it("ends the API with it even when it is killed", async () => {
    await running.end("SIGKILL");
    await expect.poll(() => fetch(`${running.url}/health`).catch(() => "gone")).toBe("gone");
  });

  it("leaves no PostgreSQL behind when a migration fails, not even an earlier run's", async () => {
    const broken = await copy.addMigration("broken", "alter table nothing add column more text");
    expect(await copy.databases()).toHaveLength(1);
    const failed = await copy.develop();
    expect([await failed.ended(), failed.said]).toEqual([
      1,
      expect.stringMatching(/"?nothing"? does not exist[\s\S]*migrate.mjs up ended with code 1/),
    ]);
    expect(await copy.databases()).toEqual([]);
    await rm(broken);
  });

  it("starts with the same data after that, and ends in order", async () => {
    running = await copy.develop();
    await running.serving();
    expect(await running.names()).toEqual(["User 1", "User 2", "User 3"]);
    expect(await running.end("SIGHUP")).toBe(0);
    expect(await copy.databases()).toEqual([]);
  });

  it("uses the database of DATABASE_URL, and neither migrates nor seeds it", async () => {
    const database = await createMigratedDatabase();
    const { host, port, application, password, name } = database;
    await copy.addMigration("more", "create table more (id bigint)");
    running = await copy.develop({
      DATABASE_URL: `postgres://${application}:${password}@${host}:${port}/${name}`,
      DATABASE_TLS: "off",
    });
    await running.serving();
    expect(await running.names()).toEqual([]);
    const { rows } = await database.as("owner", (client) =>
      client.query("select to_regclass('more') as more"),
    );
    expect(rows).toEqual([{ more: null }]);
  });
});
