import type pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { migrateUp } from "../db/migrate/up";
import { createDatabase, type TestDatabase } from "./support/database";
import { migration } from "./support/migration";

let database: TestDatabase;
beforeEach(async () => {
  database = await createDatabase();
});

const up = (...files: ReturnType<typeof migration>[]) =>
  database.as("owner", (client) => {
    client.on("error", () => {});
    return migrateUp({ client, files });
  });

const rowsOf = async (text: string) =>
  (await database.as("owner", (client: pg.Client) => client.query(text))).rows;

describe("a migration that fails", () => {
  it("is named, with the line", async () => {
    const failing = up(migration(1, "create table a ();\n\nselect nothing from a"));
    await expect(failing).rejects.toThrow(
      'migration 0001_number_1.sql, line 3: column "nothing" does not exist',
    );
  });

  it("says why, also where its connection is gone", async () => {
    const failing = up(migration(1, "select pg_terminate_backend(pg_backend_pid())"));
    await expect(failing).rejects.toThrow(
      "migration 0001_number_1.sql: terminating connection due to administrator command",
    );
  });
});

describe("what a migration sets", () => {
  it("does not count for the next one", async () => {
    await up(
      migration(1, "set search_path = pg_catalog; set lock_timeout = 0"),
      migration(2, "create table a ()"),
    );
    expect(await rowsOf("select to_regclass('public.a') is not null as there")).toEqual([
      { there: true },
    ]);
  });

  it("keeps nobody from remembering it: a role", async () => {
    const applied = up(
      migration(
        1,
        `create role ${database.application}; grant ${database.application} to current_user; set role ${database.application}`,
      ),
    );
    expect(await applied).toBe(1);
  });
});

describe("a migration may neither begin nor end a transaction", () => {
  it.each([
    "create table a (); commit; create table b ()",
    "create table a (); /* here /* and */ now */ ROLLBACK",
    "begin; create table a (); end",
    "prepare transaction 'a'",
  ])("%s", async (sql) => {
    await expect(up(migration(1, sql))).rejects.toThrow("may not be in a migration");
    expect(await rowsOf("select tablename from pg_tables where schemaname = 'public'")).toEqual([]);
  });

  it("and says the words elsewhere", async () => {
    const sql = `
      create table a (begin text default ';commit;'); -- ; commit
      do $body$ begin perform 1; end $body$;
      create function f(x int) returns int begin atomic
        select case when x > 0 then 1 else 2 end; select 3; end;
      /* ; commit; */ comment on table a is E'it\\'s; commit;'`;
    expect(await up(migration(1, sql))).toBe(1);
  });
});

describe("an index that is built concurrently", () => {
  const table = migration(1, "create table a (id integer); insert into a values (1), (1)");
  const index = migration(2, 'create unique index concurrently "A id" on public.a (id)', true);

  it("and could not be, is built by the next try", async () => {
    await expect(up(table, index)).rejects.toThrow("migration 0002_number_2.sql: could not create");
    await database.as("owner", (client) => client.query("delete from a"));
    expect(await up(table, index)).toBe(1);
    expect(await rowsOf("select indisvalid from pg_index where indrelid = 'a'::regclass")).toEqual([
      { indisvalid: true },
    ]);
  });

  it("waits five minutes for those who use the table, and not for ever", async () => {
    const slow = migration(
      2,
      "create index concurrently a_id on a (current_lock_timeout(id))",
      true,
    );
    const reporting = `
      create table seen (value text);
      create function current_lock_timeout(x int) returns int immutable language plpgsql as
        $$ begin raise exception '%', current_setting('lock_timeout'); end $$`;
    await expect(up(migration(1, `${table.sql};${reporting}`), slow)).rejects.toThrow("5min");
  });
});
