import { setTimeout as wait } from "node:timers/promises";
import { DeleteDBInstanceCommand, type RDSClient } from "@aws-sdk/client-rds";
import { awsErrorName, isNotFound } from "../aws/errors";
import { asking } from "../db/refused";
import { seconds } from "../terminal/duration";

const POLL_SECONDS = 10;
/** Many CI systems end a job that says nothing. */
const SAID_EVERY_SECONDS = 60;

export interface Removing {
  readonly say: (line: string) => void;
  /** How long RDS may be at work with it. */
  readonly minutes: number;
  /** Ends the waiting. */
  readonly leave: AbortSignal;
}

/**
 * Deletes what a drill restored. RDS deletes nothing that it is still making: that is waited for.
 * @returns whether it is gone or going
 */
export async function removeInstance(
  rds: RDSClient,
  name: string,
  { say, minutes, leave }: Removing,
): Promise<boolean> {
  const began = Date.now();
  let said = 0;
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
      const passed = Date.now() - began;
      if (leave.aborted || passed >= minutes * 60_000) return false;
      if (Date.now() - said >= SAID_EVERY_SECONDS * 1000) {
        say(`  RDS is still at work with ${name}, ${seconds(passed / 1000)}`);
        said = Date.now();
      }
      await wait(POLL_SECONDS * 1000, undefined, { signal: leave }).catch(() => {});
    }
  }
}
