import type { MigrationFile } from "./files";

/** A migration that the database remembers. */
export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly appliedAt: Date;
}

export interface MigrationPlan {
  readonly pending: readonly MigrationFile[];
  /** Applied and not among the files: a newer release was here. */
  readonly unknown: readonly AppliedMigration[];
  /** Applied, and the file is no longer what was applied. */
  readonly changed: readonly MigrationFile[];
}

/** What there is to do, from what there is and what was done. */
export function planMigrations(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): MigrationPlan {
  const done = new Map(applied.map((migration) => [migration.number, migration]));
  const known = new Set(files.map(({ number }) => number));
  return {
    pending: files.filter(({ number }) => !done.has(number)),
    unknown: applied.filter(({ number }) => !known.has(number)),
    changed: files.filter(({ number, checksum }) => {
      const migration = done.get(number);
      return migration !== undefined && migration.checksum !== checksum;
    }),
  };
}
