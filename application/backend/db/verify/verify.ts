import type { ClientBase } from "pg";
import { readLedger } from "../migrate/ledger";
import { brokenConstraints } from "./constraints";
import { brokenIndexes } from "./indexes";
import { newestWrite } from "./newest-write";
import { countRows, tablesIn } from "./tables";

/** What a look at all the data of a database found. */
export interface Verified {
  /** Whether nothing is wrong. */
  readonly ok: boolean;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  /** ISO 8601; null where no row says when it was written. */
  readonly newestWrite: string | null;
  /** Number of the newest migration in it; 0 where none ever ran. */
  readonly migration: number;
  readonly problems: readonly string[];
}

/**
 * Reads every row of a database and says whether they are what the tables promise. It changes nothing, and
 * sees the data as of one moment; on a database in use it takes what reading all of it takes.
 */
export async function verify(client: ClientBase): Promise<Verified> {
  await client.query("begin transaction isolation level repeatable read, read only");
  try {
    const ledger = await readLedger(client);
    const tables = await tablesIn(client);
    const rows = await countRows(client, tables);
    const newest = await newestWrite(client);
    const problems = [
      ...(tables.length === 0 ? ["there are no tables"] : []),
      ...(await brokenConstraints(client)),
      ...(await brokenIndexes(client)),
    ];
    return {
      ok: problems.length === 0,
      rows,
      newestWrite: newest ?? null,
      migration: ledger.at(-1)?.number ?? 0,
      problems,
    };
  } finally {
    await client.query("rollback").catch(() => {});
  }
}
