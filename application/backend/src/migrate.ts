import { fileURLToPath } from "node:url";
import { migrationSchema } from "./config/migration";
import { ConfigError, readConfig } from "./config/read";
import { type MigrationCommand, migrationCommands } from "./migrate/commands";

/** `node migrate.mjs up|status|check`. The migrations lie beside the built program. */
const migrations = fileURLToPath(new URL("migrations", import.meta.url));

const [name = ""] = process.argv.slice(2);
try {
  process.exitCode = await run(name);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof ConfigError ? "" : "migrate failed: "}${message}\n`);
  process.exitCode = 1;
}

async function run(command: string): Promise<number> {
  // It reads files alone, so it needs no configuration.
  if (command === "check") {
    return (await import("./migrate/check-command")).checkMigrations(migrations);
  }
  if (Object.hasOwn(migrationCommands, command)) {
    const config = readConfig(migrationSchema, process.env);
    return migrationCommands[command as MigrationCommand](config, migrations);
  }
  process.stderr.write(`usage: migrate.mjs up | status | check, not ${JSON.stringify(command)}\n`);
  return 2;
}
