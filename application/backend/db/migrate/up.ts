import type { ClientBase } from "pg";
import { type ApplicationRole, grantRights } from "./application-role";
import { applyMigration } from "./apply";
import type { MigrationFile } from "./files";
import { createLedger, readLedger } from "./ledger";
import { underLock } from "./lock";
import { planMigrations } from "./plan";

export interface UpProps {
  readonly client: ClientBase;
  readonly files: readonly MigrationFile[];
  /** @default nobody gets rights */
  readonly role?: ApplicationRole | undefined;
  readonly onApplied?: (file: MigrationFile, milliseconds: number) => void;
}

/**
 * Applies what is pending, in order, and gives the API's role its rights. Any number of processes
 * may do so at once. Stops at the first migration that fails; those before it stay applied.
 *
 * @returns how many were applied
 */
export function migrateUp({ client, files, role, onApplied }: UpProps): Promise<number> {
  return underLock(client, async () => {
    await createLedger(client);
    const { pending, changed } = planMigrations(files, await readLedger(client));
    refuseChanged(changed);
    for (const file of pending) {
      const milliseconds = await applyMigration(client, file);
      onApplied?.(file, milliseconds);
    }
    if (role) await grantRights(client, role);
    return pending.length;
  });
}

function refuseChanged(changed: readonly MigrationFile[]): void {
  if (changed.length === 0) return;
  const names = changed.map(({ number, name }) => `${number} (${name})`).join(", ");
  throw new Error(
    `changed since they were applied: ${names}. What was applied stays as it is: undo the change, and write a new migration.`,
  );
}
