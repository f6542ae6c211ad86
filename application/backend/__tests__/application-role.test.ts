import { beforeEach, describe, expect, it } from "vitest";
import { migrateUp } from "../db/migrate/up";
import { createMigratedDatabase, type TestDatabase } from "./support/database";

let database: TestDatabase;
beforeEach(async () => {
  database = await createMigratedDatabase();
});

const up = (user = database.application) =>
  database.as("owner", (client) =>
    migrateUp({ client, files: database.files, role: { user, password: undefined } }),
  );

const run = (who: "owner" | "application" | "superuser", sql: string) =>
  database.as(who, (client) => client.query(sql));

describe("migrating gives the API its rights, and", () => {
  it.each([
    ["grant truncate on users to", "truncate users"],
    ["grant create on schema public to", "create table mine ()"],
    ["grant delete on migrations.applied to", "delete from migrations.applied"],
    ["grant temporary on database current to", "create temporary table mine ()"],
  ])("takes those that somebody added: %s", async (grant, sql) => {
    const added = grant.replace("current", database.name);
    await run("owner", `${added} ${database.application}`);
    await up();
    await expect(run("application", sql)).rejects.toMatchObject({ code: "42501" });
  });

  it("leaves alone what others own", async () => {
    await run("superuser", "create table public.theirs (); create sequence public.their_number");
    await up();
    await expect(run("application", "select from theirs")).rejects.toMatchObject({ code: "42501" });
    expect((await run("application", "select from users")).rowCount).toBe(0);
  });

  it("refuses a role that would keep all of them: the owner", async () => {
    await expect(up(database.owner)).rejects.toThrow("give the API a role of its own");
  });

  it("refuses a role that would keep all of them: a superuser", async () => {
    await run("superuser", `alter role ${database.application} superuser`);
    await expect(up()).rejects.toThrow("give the API a role of its own");
  });
});
