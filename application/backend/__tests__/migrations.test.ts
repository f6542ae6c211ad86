import { describe, expect, it } from "vitest";
import { migrateUp } from "../db/migrate/up";
import { createDatabase, createMigratedDatabase } from "./support/database";
import { migration as file } from "./support/migration";

describe("migrating", () => {
  it("runs once, however many start at once", async () => {
    const database = await createDatabase();
    const files = [
      file(1, "create table a (); select pg_sleep(0.2)"),
      file(2, "create table b ()"),
    ];
    const role = { user: database.application, password: database.password };
    const applied = await Promise.all(
      Array.from({ length: 10 }, () =>
        database.as("owner", (client) => migrateUp({ client, files, role })),
      ),
    );
    expect(applied.sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  it("leaves nothing of a migration that fails, and keeps those before it", async () => {
    const database = await createDatabase();
    const files = [file(1, "create table a ()"), file(2, "create table b (); select 1 / 0")];
    const failing = database.as("owner", (client) => migrateUp({ client, files }));
    await expect(failing).rejects.toThrow("division by zero");
    const tables = await database.as("owner", (client) =>
      client.query("select tablename from pg_tables where schemaname = 'public'"),
    );
    expect(tables.rows).toEqual([{ tablename: "a" }]);
    const mended = [file(1, "create table a ()"), file(2, "create table b ()")];
    expect(await database.as("owner", (client) => migrateUp({ client, files: mended }))).toBe(1);
  });

  it("refuses a file that is not what was applied", async () => {
    const database = await createDatabase();
    const run = (sql: string) =>
      database.as("owner", (client) => migrateUp({ client, files: [file(1, sql)] }));
    await run("create table a ()");
    await expect(run("create table a (id integer)")).rejects.toThrow(
      "changed since they were applied: 1 (number_1)",
    );
  });

  it("runs what must be outside of a transaction", async () => {
    const database = await createDatabase();
    const files = [
      file(1, "create table a (id integer)"),
      file(2, "create index concurrently a_id on a (id)", true),
    ];
    expect(await database.as("owner", (client) => migrateUp({ client, files }))).toBe(2);
  });
});

describe("the API's role", () => {
  it("may read and write rows", async () => {
    const database = await createMigratedDatabase();
    const { rowCount } = await database.as("application", (client) =>
      client.query(
        "insert into users (id, email, name) values (gen_random_uuid(), 'a@example.com', 'a')",
      ),
    );
    expect(rowCount).toBe(1);
  });

  it.each([
    "drop table users",
    "truncate users",
    "alter table users add column admin boolean",
    "create table mine ()",
    "create temporary table mine ()",
    "create schema mine",
    "delete from migrations.applied",
    "create role another",
  ])("may not %s", async (sql) => {
    const database = await createMigratedDatabase();
    await expect(database.as("application", (client) => client.query(sql))).rejects.toMatchObject({
      code: "42501",
    });
  });

  it("has the password of the last run", async () => {
    const database = await createMigratedDatabase();
    await database.as("owner", (client) =>
      migrateUp({
        client,
        files: database.files,
        role: { user: database.application, password: "another" },
      }),
    );
    await expect(database.as("application", async () => {})).rejects.toMatchObject({
      code: "28P01",
    });
  });

  it("has a password that the server's log never sees", async () => {
    const database = await createMigratedDatabase();
    const stored = await database.as("superuser", (client) =>
      client.query("select passwd from pg_shadow where usename = $1", [database.application]),
    );
    expect(stored.rows[0].passwd).toMatch(/^SCRAM-SHA-256\$4096:/);
  });
});
