import {
  type DBInstance,
  DeleteDBInstanceCommand,
  ModifyDBInstanceCommand,
  type RDSClient,
} from "@aws-sdk/client-rds";
import type { StackContext } from "../lib/stack-context";
import { snapshotPrice } from "../receipt/prices";
import { stampOf } from "./identifiers";
import { isBroken } from "./instance-waiting";
import { tagOf } from "./rds";
import { asking } from "./refused";
import { MARKS } from "./restored";

/** In place of a purpose, at an instance that another one was restored in the place of. */
export const KEPT = "kept";

export const isKept = ({ TagList }: DBInstance): boolean => tagOf(TagList, MARKS.purpose) === KEPT;

/**
 * Whether a last snapshot is taken of an instance: of what was real data, where RDS can.
 * Source: RDS User Guide, "Deleting a DB instance".
 */
export const takesLastSnapshot = (instance: DBInstance): boolean =>
  isKept(instance) &&
  instance.ReadReplicaSourceDBInstanceIdentifier === undefined &&
  !isBroken(instance);

/** Deletes what a restore left. The automated backups of what was replaced stay for as long as they would have. */
export async function deleteRestored(
  { stack, say }: Pick<StackContext, "stack" | "say">,
  rds: RDSClient,
  instance: DBInstance,
): Promise<void> {
  const { DBInstanceIdentifier: name = "", AllocatedStorage = 0 } = instance;
  if (instance.DeletionProtection) await unprotect(rds, name);
  const snapshot = takesLastSnapshot(instance) ? `${name}-final-${stampOf(new Date())}` : undefined;
  const days = isKept(instance) ? (instance.BackupRetentionPeriod ?? 0) : 0;
  await asking(`deleting the database ${name} (rds:DeleteDBInstance)`, () =>
    rds.send(
      new DeleteDBInstanceCommand({
        DBInstanceIdentifier: name,
        DeleteAutomatedBackups: days === 0,
        ...(snapshot ? { FinalDBSnapshotIdentifier: snapshot } : { SkipFinalSnapshot: true }),
      }),
    ),
  );
  say(`${name} is being deleted, and costs nothing any more.`);
  if (days > 0)
    say(`RDS keeps its backups until ${dayAfter(days)}: any moment of them can be restored.`);
  if (!snapshot) return;
  const { usdAMonth } = snapshotPrice(AllocatedStorage, stack.region);
  say(`Its last snapshot is ${snapshot}, at most ${usdAMonth.toFixed(2)} USD a month.`);
}

const dayAfter = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const unprotect = (rds: RDSClient, name: string) =>
  asking(`lifting the protection of ${name} (rds:ModifyDBInstance)`, () =>
    rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: name,
        DeletionProtection: false,
        ApplyImmediately: true,
      }),
    ),
  );
