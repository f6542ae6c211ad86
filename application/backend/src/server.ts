import { fileURLToPath } from "node:url";
import { ConfigError, readConfig } from "./config/read";
import { serverSchema } from "./config/server";
import { start } from "./start";

/** `node server.mjs`. The migrations lie beside the built program. */
const migrations = fileURLToPath(new URL("migrations", import.meta.url));

try {
  await start(readConfig(serverSchema, process.env), migrations);
} catch (error) {
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${error instanceof ConfigError ? error.message : stack}\n`);
  process.exit(1);
}
