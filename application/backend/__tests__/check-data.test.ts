import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg, { type Client } from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { migrateUp } from "../db/migrate/up";
import { Cluster } from "../dev/postgres/cluster";
import { createMigratedDatabase, type TestDatabase } from "./support/database";
import { runProgram } from "./support/programs";

const NEWEST = "2026-03-01T12:00:00.000Z";

const user = (email: string, written = NEWEST) =>
  `insert into users (id, email, name, created_at, updated_at)
   values (gen_random_uuid(), '${email}', 'a', '2026-01-01', '${written}')`;

const checked = async (variables: Record<string, string>) => {
  const { code, output } = await runProgram("check-data.mjs", [], variables);
  return { code, ...JSON.parse(output) };
};

describe("the check of restored data", () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createMigratedDatabase();
    await asOwner(user("a@example.com", "2026-02-01"), user("b@example.com"));
  });

  const asOwner = (...statements: string[]) =>
    database.as("owner", async (client) => {
      for (const statement of statements) await client.query(statement);
    });

  const check = () => checked(database.variables("owner"));

  it("counts what is there, and says how new it is", async () => {
    expect(await check()).toMatchObject({
      code: 0,
      ok: true,
      rows: { "public.users": 2, "migrations.applied": 1 },
      newestWrite: NEWEST,
      migration: 1,
      problems: [],
    });
  });

  it("says of an empty table that nobody knows when it was written", async () => {
    await asOwner("delete from users");
    expect(await check()).toMatchObject({ ok: true, newestWrite: null });
  });

  it("finds rows that break a condition", async () => {
    await database.as("superuser", (client) =>
      client.query(`
        alter table users drop constraint users_name_check;
        update users set name = '' where email = 'a@example.com';
        alter table users add constraint users_name_check check (name <> '') not valid;
        update pg_constraint set convalidated = true where conname = 'users_name_check'`),
    );
    expect(await check()).toMatchObject({
      code: 1,
      ok: false,
      problems: ["public.users: 1 rows break the constraint users_name_check"],
    });
  });

  it("finds a constraint that was never validated", async () => {
    await asOwner("alter table users add constraint shorter check (name <> 'b') not valid");
    expect(await check()).toMatchObject({
      problems: ["public.users: the constraint shorter was never validated"],
    });
  });

  it("finds rows whose other side is gone", async () => {
    await asOwner(`create table notes ("of user" uuid constraint written_by references users)`);
    await asOwner(`insert into notes select id from users`, "insert into notes values (null)");
    await database.as("superuser", (client) =>
      client.query(
        "set session_replication_role = replica; delete from users where email = 'a@example.com'",
      ),
    );
    expect((await check()).problems).toEqual([
      "public.notes: 1 rows break the constraint written_by",
    ]);
  });

  it("finds values that are there twice, and an index that cannot be used", async () => {
    await database.as("superuser", async (client) => {
      const hide = (usable: boolean) =>
        client.query(
          `update pg_index set indisready = ${usable}, indislive = ${usable}
           where indexrelid = 'users_email_key'::regclass`,
        );
      await hide(false);
      await client.query(user("A@example.com"));
    });
    expect((await check()).problems).toEqual([
      "public.users: the index users_email_key is not valid",
      "public.users: 1 values of users_email_key are there more than once",
    ]);
  });

  it("finds that there is nothing at all", async () => {
    await asOwner("drop table users", "drop schema migrations cascade");
    expect(await check()).toMatchObject({ code: 1, problems: ["there are no tables"] });
  });

  it("changes nothing", async () => {
    const before = () =>
      database.as("superuser", async (client) => (await client.query("select * from users")).rows);
    const rows = await before();
    await check();
    expect(await before()).toEqual(rows);
  });

  it("says what it could not read", async () => {
    const { code, output } = await runProgram("check-data.mjs", [], {
      ...database.variables("owner"),
      DATABASE_PASSWORD: "another",
    });
    expect(code).toBe(1);
    expect(output).toMatch(/^check failed: password authentication failed/);
  });
});

describe("data that is restored", () => {
  const folders: string[] = [];
  const clusters: Cluster[] = [];

  afterAll(async () => {
    for (const cluster of clusters) await cluster.stop();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  const newFolder = async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "restored-")));
    folders.push(folder);
    return folder;
  };

  const begin = async (folder: string) => {
    const cluster = await Cluster.start({ folder, password: "word" });
    clusters.push(cluster);
    return cluster;
  };

  const variables = (cluster: Cluster) => ({
    DATABASE_URL: cluster.url("postgres"),
    DATABASE_TLS: "off",
  });

  /** What RDS does too: a copy of the disk as it is at a moment, from which PostgreSQL recovers as from a crash. */
  it("is checked in a server that was started from a copy of another one's disk", async () => {
    const [folder, copy] = [await newFolder(), await newFolder()];
    const original = await begin(folder);
    await migrated(original);
    await original.stop("crash");
    mkdirSync(copy, { recursive: true });
    execFileSync("cp", ["-a", `${folder}/.`, copy]);
    await original.resume();
    await withClient(original, user("after@example.com", "2026-04-01"));
    const restored = await begin(copy);

    expect(await checked(variables(restored))).toMatchObject({
      code: 0,
      rows: { "public.users": 1 },
      newestWrite: NEWEST,
    });
    expect(await checked(variables(original))).toMatchObject({ rows: { "public.users": 2 } });
  });

  async function migrated(cluster: Cluster): Promise<void> {
    const { files } = await createMigratedDatabase();
    await inClient(cluster, (client) => migrateUp({ client, files }));
    await withClient(cluster, user("before@example.com"));
  }

  const withClient = (cluster: Cluster, statement: string) =>
    inClient(cluster, (client) => client.query(statement));

  async function inClient<T>(cluster: Cluster, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: cluster.url("postgres") });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
});
