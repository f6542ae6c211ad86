import { describe, expect, it } from "vitest";
import { checkMigration } from "../db/check/check";
import { readMigrations } from "../db/migrate/files";
import { migrationsFolder } from "./support/database";

const check = (sql: string) =>
  checkMigration({
    number: 1,
    name: "tried",
    sql,
    checksum: "",
    outsideTransaction: sql.includes("-- outside-transaction: "),
  });

describe("a migration is refused without a reason", () => {
  it.each([
    ["data-lost", "drop table users"],
    ["data-lost", "alter table users drop column name"],
    ["data-lost", "truncate users"],
    ["data-lost", "delete from users"],
    ["data-lost", "drop schema old cascade"],
    ["data-lost", "delete from users where 1 = 1"],
    ["data-lost", "with gone as (delete from users returning id) select count(*) from gone"],
    ["data-lost", "merge into users u using b on u.id = b.id when matched then delete"],
    ["data-lost", "drop owned by somebody"],
    ["rows-locked", "update users set name = 'a' where true"],
    ["release-broken", "alter table users set schema old"],
    ["release-broken", "alter type kind rename value 'a' to 'b'"],
    ["release-broken", "alter table users detach partition users_2025"],
    ["rows-locked", "update users set name = 'a'"],
    ["release-broken", "alter table users rename column name to full_name"],
    ["release-broken", "alter table users add column age integer not null"],
    ["table-locked", "create index on users (name)"],
    ["table-locked", "drop index users_name"],
    ["table-locked", "alter table users alter column id type text"],
    ["table-locked", "alter table users alter column name set not null"],
    ["table-locked", "alter table users add constraint a check (name <> '')"],
    ["table-locked", "alter table users add constraint a foreign key (id) references b (id)"],
    ["table-locked", "alter table users add unique (name)"],
    ["table-locked", "alter table users add column age integer unique"],
    ["table-locked", "alter table users add column key uuid default gen_random_uuid()"],
    ["table-locked", "alter table users add column age integer generated always as (1) stored"],
    ["table-locked", "alter table users add column number integer generated always as identity"],
    ["table-locked", "alter table users add exclude using gist (during with &&)"],
    ["table-locked", "alter table users set logged"],
    ["table-locked", "alter table users set tablespace fast"],
    ["table-locked", "alter table users attach partition users_2026 for values in (2026)"],
    ["table-locked", "set lock_timeout = 0"],
    ["table-locked", "cluster users"],
    ["table-locked", "lock table users"],
    ["not-seen", "call clean_up()"],
    ["not-seen", "do $$ begin end $$"],
  ])("%s: %s", async (rule, sql) => {
    expect(await check(sql)).toEqual([expect.stringContaining(`-- accepted: ${rule}:`)]);
    expect(await check(`-- accepted: ${rule}: nobody has used it for a year\n${sql}`)).toEqual([]);
  });

  it("and a reason of another kind, or an empty one, is none", async () => {
    const sql = "drop table users";
    expect(await check(`-- accepted: table-locked: nobody uses it\n${sql}`)).toHaveLength(1);
    expect(await check(`-- accepted: data-lost: \n${sql}`)).toHaveLength(1);
  });
});

describe("a reason is for the statement right below it", () => {
  const reason = "-- accepted: data-lost: nobody has used it for a year";

  it("and no other one", async () => {
    const sql = `${reason}\ndrop table a;\n\ndrop table b`;
    expect(await check(sql)).toEqual([expect.stringMatching(/^line 4: drops something/)]);
  });

  it("also between other comments", async () => {
    expect(
      await check(`create view ä as select 1; /* /* a */ */\n${reason}\n-- b\ndrop table a`),
    ).toEqual([]);
  });

  it("and is none inside of another comment", async () => {
    expect(await check(`/*\n${reason}\n*/ drop table a`)).toHaveLength(1);
  });
});

describe("a table is new", () => {
  it.each([
    ["in its schema alone", "create table old.users (); create index on public.users (name)"],
    ["from there on", "alter table users rename to people; create table users ()"],
    ["if it was not there", "create table if not exists users (); delete from users"],
    ["under its own name", "create temporary table users (); delete from public.users"],
  ])("%s", async (_why, sql) => {
    expect(await check(sql)).toHaveLength(1);
  });
});

describe("a migration passes", () => {
  it.each([
    "create table a (id integer primary key, b integer not null); create index on a (b)",
    "alter table users add column age integer",
    "alter table users add column age integer not null default 0",
    "alter table users add constraint a check (name <> '') not valid",
    "alter table users validate constraint a",
    "delete from users where name = ''",
    "alter table users add column seen timestamptz not null default now()",
    "create temporary table old as select 1 as id; delete from old",
    "create function clean() returns void begin atomic delete from users; end",
    "alter type kind add value 'c'",
    "-- outside-transaction: it cannot be in one\nvacuum users",
    "-- outside-transaction: it builds while others write\ncreate index concurrently a on users (name)",
  ])("%s", async (sql) => {
    expect(await check(sql)).toEqual([]);
  });
});

describe("a transaction", () => {
  it("is around a migration, unless it cannot be", async () => {
    expect(await check("create index concurrently a on users (name)")).toEqual([
      "cannot run in a transaction: add `-- outside-transaction: <reason>`",
    ]);
    expect(
      await check("-- outside-transaction: so\nupdate users set name = '' where id = 1"),
    ).toEqual([expect.stringContaining("can run in a transaction")]);
  });

  it("is around all statements but a single one", async () => {
    const two = "-- outside-transaction: it has to\ncreate table a (); create table b ()";
    expect(await check(two)).toEqual([expect.stringContaining("leave one statement")]);
  });

  it.each(["commit", "begin", "savepoint a"])("is none of a migration's own: %s", async (sql) => {
    const reason = "-- accepted: not-seen: there is no reason for it";
    expect(await check(`create table a ();\n${reason}\n${sql}`)).toEqual([
      expect.stringMatching(/^line 3: begins or ends a transaction/),
    ]);
  });

  it.each([
    ["if not exists a", "takes a broken index of that name for a good one"],
    ["", "gives the index no name"],
  ])("is not around an index, which may be left broken: %s", async (name, problem) => {
    const sql = `-- outside-transaction: it has to\ncreate index concurrently ${name} on users (name)`;
    expect(await check(sql)).toEqual([expect.stringContaining(problem)]);
  });
});

it("says where SQL is none", async () => {
  expect(await check("create tabel a ()")).toEqual(['is not SQL: syntax error at or near "tabel"']);
});

it("objects to none of the migrations there are", async () => {
  for (const file of await readMigrations(migrationsFolder)) {
    expect(await checkMigration(file), file.name).toEqual([]);
  }
});
