import pg from "pg";
import { keptIn } from "./folders";
import { Cluster } from "./postgres/cluster";
import { endLeftover, markInUse } from "./postgres/leftover";

/** A PostgreSQL of our own that keeps its data between runs, with an owner as the platform has one. */
export interface LocalDatabase {
  readonly ownerUrl: string;
  readonly applicationUrl: string;
  readonly applicationPassword: string;
  stop(): Promise<void>;
}

/**
 * @param onEnd is told when the server ends by itself, with its last words
 * @throws while another `npm run dev` uses it
 */
export async function localDatabase(
  root: string,
  onEnd: (log: string) => void,
): Promise<LocalDatabase> {
  const { cluster: folder, password } = await keptIn(root);
  await endLeftover(folder, password);
  const cluster = await Cluster.start({ folder, password, onEnd });
  try {
    const use = await markInUse(cluster.url("postgres"));
    await ensureDatabase(cluster.url("postgres"), password);
    return {
      ownerUrl: cluster.url("app", "owner"),
      applicationUrl: cluster.url("app", "application"),
      applicationPassword: password,
      stop: async () => {
        await use.end();
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function ensureDatabase(url: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const roles = await client.query("select from pg_roles where rolname = 'owner'");
    if (!roles.rowCount) {
      await client.query(`create role owner login createrole password '${password}'`);
    }
    const databases = await client.query("select from pg_database where datname = 'app'");
    if (!databases.rowCount) await client.query("create database app owner owner");
  } finally {
    await client.end();
  }
}
