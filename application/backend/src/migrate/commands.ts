import type pg from "pg";
import { credentialsFrom } from "../../db/connection/sign-in";
import { connectAsOwner } from "../../db/migrate/connect";
import { type MigrationFile, readMigrations } from "../../db/migrate/files";
import { readLedger } from "../../db/migrate/ledger";
import { planMigrations } from "../../db/migrate/plan";
import { migrateUp } from "../../db/migrate/up";
import type { MigrationConfig } from "../config/migration";
import { createLogger } from "../logging/logger";

/** Each returns the program's exit code. */
type Run = (config: MigrationConfig, folder: string) => Promise<number>;

const up: Run = async (config, folder) => {
  const logger = createLogger(config.identity, config.logLevel);
  const role = config.application && {
    user: config.application.user,
    password: await passwordOf(config.application.password),
  };
  const applied = await connected(config, folder, (client, files) =>
    migrateUp({
      client,
      files,
      role,
      onApplied: ({ number, name: migration }, milliseconds) =>
        logger.info({ number, migration, milliseconds: Math.round(milliseconds) }, "applied"),
    }),
  );
  logger.info({ applied }, "the database is up to date");
  return 0;
};

/** One line a migration on stdout; 1 when something is pending or was changed. */
const status: Run = (config, folder) =>
  connected(config, folder, async (client, files) => {
    const applied = await readLedger(client);
    const { pending, changed, unknown } = planMigrations(files, applied);
    const stateOf = (file: MigrationFile) =>
      pending.includes(file) ? "pending" : changed.includes(file) ? "changed" : "applied";
    const line = (number: number, state: string, name: string) =>
      process.stdout.write(`${String(number).padStart(4, "0")}  ${state.padEnd(8)}${name}\n`);
    for (const file of files) line(file.number, stateOf(file), file.name);
    for (const { number, name } of unknown) line(number, "newer", name);
    return pending.length + changed.length === 0 ? 0 : 1;
  });

export const migrationCommands = { up, status } as const;

export type MigrationCommand = keyof typeof migrationCommands;

async function connected<T>(
  config: MigrationConfig,
  folder: string,
  work: (client: pg.Client, files: readonly MigrationFile[]) => Promise<T>,
): Promise<T> {
  const files = await readMigrations(folder);
  const client = await connectAsOwner(config.database, config.identity.service);
  try {
    return await work(client, files);
  } finally {
    await client.end();
  }
}

type PasswordOf = NonNullable<MigrationConfig["application"]>["password"];

const passwordOf = async (source: PasswordOf): Promise<string | undefined> =>
  source && (await credentialsFrom(source)).password();
