import { spawnSync } from "node:child_process";
import { chown, cp } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { PostgresPrograms } from "./programs";

/** As whom a server runs: PostgreSQL refuses to be root. */
export type RunAs = { readonly uid?: number; readonly gid?: number };

/** `nobody` on every Linux and BSD. */
export const nobody = 65534;

/** Ourselves; or, as root, somebody without any rights, who is given the folder. */
export async function unprivileged(folder: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  await chown(folder, nobody, nobody);
  return { uid: nobody, gid: nobody };
}

/** Where root's files are closed to others, the programs are copied to where they may be run. */
export async function runnable(
  programs: PostgresPrograms,
  as: RunAs,
  folder: string,
): Promise<PostgresPrograms> {
  if (!spawnSync(programs.initdb, ["--version"], { ...as, stdio: "ignore" }).error) return programs;
  const root = join(folder, basename(programs.root));
  await cp(programs.root, root, { recursive: true, verbatimSymlinks: true });
  const moved = (path: string) => join(root, relative(programs.root, path));
  return { root, initdb: moved(programs.initdb), postgres: moved(programs.postgres) };
}
