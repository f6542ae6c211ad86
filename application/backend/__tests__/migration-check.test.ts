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
    ["table-locked", "vacuum full users"],
    ["table-locked", "lock table users"],
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

describe("a migration passes", () => {
  it.each([
    "create table a (id integer primary key, b integer not null); create index on a (b)",
    "alter table users add column age integer",
    "alter table users add column age integer not null default 0",
    "alter table users add constraint a check (name <> '') not valid",
    "alter table users validate constraint a",
    "delete from users where name = ''",
    "-- outside-transaction: it builds while others write\ncreate index concurrently a on users (name)",
  ])("%s", async (sql) => {
    expect(await check(sql)).toEqual([]);
  });
});

it("says which of them may not be in a transaction", async () => {
  expect(await check("create index concurrently a on users (name)")).toEqual([
    "cannot run in a transaction: add `-- outside-transaction: <reason>`",
  ]);
  const two = "-- outside-transaction: it has to\ncreate table a (); create table b ()";
  expect(await check(two)).toEqual([expect.stringContaining("leave one statement")]);
});

it("says where SQL is none", async () => {
  expect(await check("create tabel a ()")).toEqual(['is not SQL: syntax error at or near "tabel"']);
});

it("objects to none of the migrations there are", async () => {
  for (const file of await readMigrations(migrationsFolder)) {
    expect(await checkMigration(file), file.name).toEqual([]);
  }
});
