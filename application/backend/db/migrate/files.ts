import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterComments } from "./comments";

/** A migration as it is in the repository and in the image. */
export interface MigrationFile {
  /** Counts up from 1; it is what the database remembers a migration by. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** Of the text with Unix line ends, so that a checkout on Windows is the same migration. */
  readonly checksum: string;
  /** Runs by itself, as `create index concurrently` has to. */
  readonly outsideTransaction: boolean;
}

/** The name of its file. */
export const fileOf = ({ number, name }: Pick<MigrationFile, "number" | "name">): string =>
  `${String(number).padStart(4, "0")}_${name}.sql`;

const fileName = /^(\d{4})_([a-z0-9_]+)\.sql$/;

/** `-- outside-transaction: <reason>` on a line of its own, above the statement. */
const outside = /^--[ \t]*outside-transaction:[ \t]*\S/;

/** Reads all migrations, in order. Throws when the folder is not a gapless list of them. */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(names.map((name, index) => readMigration(folder, name, index + 1)));
}

async function readMigration(folder: string, file: string, expected: number) {
  const [, digits, name] = fileName.exec(file) ?? [];
  const number = Number(digits);
  if (name === undefined || number !== expected) {
    const wanted = String(expected).padStart(4, "0");
    throw new Error(`${file}: the next migration in order must be called ${wanted}_<name>.sql`);
  }
  const sql = (await readFile(join(folder, file), "utf8")).replaceAll("\r\n", "\n");
  const checksum = createHash("sha256").update(sql).digest("hex");
  const outsideTransaction = afterComments(sql).comments.some((comment) => outside.test(comment));
  return { number, name, sql, checksum, outsideTransaction };
}
