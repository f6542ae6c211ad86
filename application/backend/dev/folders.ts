import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, lstat, mkdir, mkdtemp, readFile, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nobody } from "./postgres/user";

/** What is kept between runs, in folders that are closed to others. */
export interface Kept {
  /** The folder with the database's data. */
  readonly cluster: string;
  /** Of all its users. */
  readonly password: string;
}

export async function keptIn(root: string): Promise<Kept> {
  const folder = join(root, ".cache", "development");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const password = await keptText(join(folder, "password"), () => randomBytes(16).toString("hex"));
  const cluster = process.getuid?.() === 0 ? await reachable(folder) : join(folder, "postgres");
  return { cluster, password };
}

/**
 * As root the server runs as somebody else, to whom root's own folders are often closed. So its data
 * are in the temporary folder, under a name that nobody can know in advance; ours remembers it.
 */
async function reachable(folder: string): Promise<string> {
  const file = join(folder, "place");
  const place = await keptText(file, newPlace);
  if (await isOurs(place)) return place;
  const other = await newPlace();
  await writeFile(file, other, { mode: 0o600 });
  return other;
}

const newPlace = async () => mkdtemp(join(await realpath(tmpdir()), "backend-development-"));

/** The temporary folder may have been cleared since, and then the name is anybody's. */
async function isOurs(place: string): Promise<boolean> {
  const found = await lstat(place).catch(() => undefined);
  return found?.isDirectory() === true && (found.uid === 0 || found.uid === nobody);
}

async function keptText(file: string, make: () => string | Promise<string>): Promise<string> {
  if (existsSync(file)) return readFile(file, "utf8");
  const text = await make();
  await writeFile(file, text, { mode: 0o600 });
  return text;
}
