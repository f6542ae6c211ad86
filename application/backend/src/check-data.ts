import { connectAsOwner } from "../db/migrate/connect";
import { verify } from "../db/verify/verify";
import { checkDataSchema } from "./config/check-data";
import { ConfigError, readConfig } from "./config/read";

/**
 * `node check-data.mjs` reads all data of the database that the environment names and prints what it found as one
 * line of JSON. It ends with 0 where the data is whole, with 1 where it is not or could not be read.
 */
try {
  const { database, identity } = readConfig(checkDataSchema, process.env);
  const began = Date.now();
  const client = await connectAsOwner(database, identity.service);
  const found = await verify(client).finally(() => client.end());
  const seconds = (Date.now() - began) / 1000;
  process.stdout.write(`${JSON.stringify({ check: "data", ...found, seconds })}\n`);
  process.exitCode = found.ok ? 0 : 1;
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof ConfigError ? "" : "check failed: "}${message}\n`);
  process.exitCode = 1;
}
