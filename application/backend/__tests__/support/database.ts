import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { inject } from "vitest";
import { type MigrationFile, readMigrations } from "../../db/migrate/files";
import { migrateUp } from "../../db/migrate/up";

export const migrationsFolder = fileURLToPath(new URL("../../db/migrations", import.meta.url));

/** A database of a test's own, with an owner and a role for the API that nobody else has. */
export interface TestDatabase {
  readonly name: string;
  readonly host: string;
  readonly port: string;
  readonly owner: string;
  readonly application: string;
  /** Of both. */
  readonly password: string;
  readonly files: readonly MigrationFile[];
  /** Variables as the platform hands them over, with a password in the secret's place. */
  variables(user: "owner" | "application"): Record<string, string>;
  as<T>(
    who: "owner" | "application" | "superuser",
    work: (client: pg.Client) => Promise<T>,
  ): Promise<T>;
}

/** The platform's owner on RDS is no superuser either, but may make roles. */
export async function createDatabase(): Promise<TestDatabase> {
  const id = randomBytes(6).toString("hex");
  const name = `test_${id}`;
  const [owner, application, password] = [`owner_${id}`, `application_${id}`, `word-${id}`];
  const server = new URL(inject("postgres"));
  await connected(server.href, async (client) => {
    await client.query(`create role ${owner} login createrole password '${password}'`);
    await client.query(`create database ${name} owner ${owner}`);
  });
  const address = { host: server.hostname, port: server.port };
  const url = (user: string, word: string) =>
    `postgres://${user}:${word}@${address.host}:${address.port}/${name}`;
  return {
    ...address,
    name,
    owner,
    application,
    password,
    files: await readMigrations(migrationsFolder),
    variables: (user) => ({
      DATABASE_HOST: address.host,
      DATABASE_PORT: address.port,
      DATABASE_NAME: name,
      DATABASE_USER: user === "owner" ? owner : application,
      DATABASE_PASSWORD: password,
      DATABASE_TLS: "off",
    }),
    as: (who, work) => {
      const superuser = new URL(server);
      superuser.pathname = `/${name}`;
      const urls = {
        owner: url(owner, password),
        application: url(application, password),
        superuser: superuser.href,
      };
      return connected(urls[who], work);
    },
  };
}

/** The same, with the tables of this release. */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  const database = await createDatabase();
  const { files, application, password } = database;
  await database.as("owner", (client) =>
    migrateUp({ client, files, role: { user: application, password } }),
  );
  return database;
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
