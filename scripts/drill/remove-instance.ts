import { setTimeout as wait } from "node:timers/promises";
import { DeleteDBInstanceCommand, type RDSClient } from "@aws-sdk/client-rds";
import { awsErrorName, isNotFound } from "../aws/errors";
import { asking } from "../db/refused";

const POLL_SECONDS = 10;

/**
 * Deletes what a drill restored. RDS deletes nothing that it is still making: that is waited for.
 * @param leave ends the waiting
 * @returns whether it is gone or going
 */
export async function removeInstance(
  rds: RDSClient,
  name: string,
  leave: AbortSignal,
): Promise<boolean> {
  for (;;) {
    try {
      await rds.send(
        new DeleteDBInstanceCommand({
          DBInstanceIdentifier: name,
          SkipFinalSnapshot: true,
          DeleteAutomatedBackups: true,
        }),
      );
      return true;
    } catch (error) {
      if (isNotFound(error)) return true;
      if (!/InvalidDBInstanceState/.test(awsErrorName(error) ?? ""))
        return asking(`removing ${name} (rds:DeleteDBInstance)`, () => Promise.reject(error));
      if (leave.aborted) return false;
      await wait(POLL_SECONDS * 1000, undefined, { signal: leave }).catch(() => {});
    }
  }
}
