import { spawnSync } from "node:child_process";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { Cluster } from "../../application/backend/dev/postgres/cluster";

export const userCount = 100_000;

/** Ids that sort as their numbers do, so that anybody can make one without asking. */
export const idPrefix = "00000000-0000-7000-8000-";
export const firstNumber = 100_000_000_000;
export const idOf = (index: number): string => `${idPrefix}${firstNumber + index}`;

export interface BenchDatabase {
  readonly port: number;
  /** Of the role that the API has on the platform. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL with its default settings, migrated by the application's program, with all users. */
export async function startDatabase(backend: string): Promise<BenchDatabase> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "bench-application-")));
  const password = "bench";
  const cluster = await Cluster.start({ folder, password });
  const stop = async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    migrate(join(backend, "dist", "migrate.mjs"), cluster.url("postgres"), password);
    await load(cluster.url("postgres"));
  } catch (error) {
    await stop();
    throw error;
  }
  return { port: cluster.port, url: cluster.url("postgres", "application", password), stop };
}

function migrate(program: string, url: string, password: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "up"], {
    encoding: "utf8",
    env: {
      DATABASE_URL: url,
      DATABASE_TLS: "off",
      DATABASE_APPLICATION_USER: "application",
      DATABASE_APPLICATION_PASSWORD: password,
    },
  });
  if (status !== 0) throw new Error(`the migrations failed:\n${stdout}${stderr}`);
}

async function load(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `insert into users (id, email, name)
       select ('${idPrefix}' || ${firstNumber} + number)::uuid,
         'user-' || number || '@example.com', 'User ' || number
       from generate_series(0, ${userCount - 1}) as number`,
    );
    await client.query("vacuum analyze users");
    await client.query("checkpoint");
  } finally {
    await client.end();
  }
}
