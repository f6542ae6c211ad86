import { type DBInstance, ModifyDBInstanceCommand, type RDSClient } from "@aws-sdk/client-rds";
import { untilAvailable } from "./instance-waiting";
import { seeInstanceWithId } from "./rds";
import { asking } from "./refused";
import type { Waiting } from "./waiting";

/**
 * Gives an instance another name and waits until it has it; nothing where it has it already. It is not reached
 * meanwhile, and from then on under an address with the new name.
 */
export async function rename(
  rds: RDSClient,
  { DbiResourceId: id = "", DBInstanceIdentifier: from = "" }: DBInstance,
  to: string,
  waiting: Waiting,
): Promise<void> {
  if (from === to) return;
  waiting.say(`${from} becomes ${to} …`);
  await asking(
    `renaming ${from} to ${to} (rds:ModifyDBInstance)`,
    () =>
      rds.send(
        new ModifyDBInstanceCommand({
          DBInstanceIdentifier: from,
          NewDBInstanceIdentifier: to,
          ApplyImmediately: true,
        }),
      ),
    waiting.left,
  );
  await untilAvailable(
    to,
    () => seeInstanceWithId(rds, id),
    waiting,
    ({ DBInstanceIdentifier }) => DBInstanceIdentifier === to,
  );
}
