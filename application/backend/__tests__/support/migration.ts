import type { MigrationFile } from "../../db/migrate/files";

/** A migration that is in no folder. */
export const migration = (
  number: number,
  sql: string,
  outsideTransaction = false,
): MigrationFile => ({
  number,
  name: `number_${number}`,
  sql,
  checksum: sql,
  outsideTransaction,
});
