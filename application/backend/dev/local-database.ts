import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { Cluster } from "./postgres/cluster";

/** A PostgreSQL of our own that keeps its data between runs, with an owner as the platform has one. */
export interface LocalDatabase {
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  readonly applicationPassword: string;
  stop(): Promise<void>;
}

/** Root's own folders are often closed to the user that the server runs as; the temporary one is not. */
const folderFor = (root: string): string =>
  process.getuid?.() === 0
    ? join(tmpdir(), "backend-development")
    : join(root, ".cache", "development");

export async function localDatabase(root: string): Promise<LocalDatabase> {
  const folder = folderFor(root);
  const password = await keptPassword(folder);
  const cluster = await Cluster.start({ folder: join(folder, "postgres"), password });
  await ensureDatabase(cluster.url("postgres"), password);
  return {
    ownerUrl: cluster.url("app", "owner"),
    applicationUrl: cluster.url("app", "application"),
    applicationPassword: password,
    stop: () => cluster.stop(),
  };
}

async function keptPassword(folder: string): Promise<string> {
  const file = join(folder, "password");
  if (existsSync(file)) return readFile(file, "utf8");
  const password = randomBytes(16).toString("hex");
  await mkdir(folder, { recursive: true });
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

async function ensureDatabase(url: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'app'");
    if (rowCount) return;
    await client.query(`create role owner login createrole password '${password}'`);
    await client.query("create database app owner owner");
  } finally {
    await client.end();
  }
}
