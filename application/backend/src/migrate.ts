import { fileURLToPath } from "node:url";
import { migrationSchema } from "./config/migration";
import { ConfigError, readConfig } from "./config/read";
import { type MigrationCommand, migrationCommands } from "./migrate/commands";

/** `node migrate.mjs up|status`. The migrations lie beside the built program. */
const migrations = fileURLToPath(new URL("migrations", import.meta.url));

const [name = ""] = process.argv.slice(2);
if (!Object.hasOwn(migrationCommands, name)) {
  process.stderr.write(
    `usage: migrate.mjs ${Object.keys(migrationCommands).join(" | ")}, not ${JSON.stringify(name)}\n`,
  );
  process.exit(2);
}

try {
  const run = migrationCommands[name as MigrationCommand];
  process.exitCode = await run(readConfig(migrationSchema, process.env), migrations);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof ConfigError ? "" : "migrate failed: "}${message}\n`);
  process.exitCode = 1;
}
