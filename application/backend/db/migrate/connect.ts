import pg from "pg";
import type { DatabaseConfig } from "../../src/config/database";
import { credentialsFrom } from "../connection/sign-in";
import { tlsOptions } from "../connection/tls";

/** One connection as the owner. It ends with `client.end()`. */
export async function connectAsOwner(config: DatabaseConfig, name: string): Promise<pg.Client> {
  const credentials = await credentialsFrom(config.password, config.connectTimeout);
  const client = new pg.Client({
    host: config.host,
    port: config.port,
    database: config.name,
    user: config.user,
    password: () => credentials.password(),
    ssl: await tlsOptions(config.tls, config.host),
    application_name: name,
    connectionTimeoutMillis: config.connectTimeout,
    statement_timeout: config.statementTimeout,
    keepAlive: true,
  });
  // Whoever waits for a statement learns of it there, and Node ends a process for an error that
  // nobody hears.
  client.on("error", () => {});
  await client.connect();
  return client;
}
