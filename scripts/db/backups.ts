import {
  type DBInstance,
  DescribeDBInstanceAutomatedBackupsCommand,
  type RDSClient,
} from "@aws-sdk/client-rds";
import { callingAws, orNothing } from "../aws/errors";
import type { Database } from "./database";

/** The moments that RDS can restore a database to. */
export interface Backups {
  /** Of the instance whose backups they are; it may be gone. */
  readonly resourceId: string;
  readonly from: Date;
  readonly to: Date;
  readonly sizeGiB: number;
}

/**
 * The automated backups of an instance; they may outlive it.
 * @returns undefined where there are none
 */
export async function backupsOf(
  rds: RDSClient,
  { resourceId, identifier }: Database,
  live: DBInstance | undefined,
): Promise<Backups | undefined> {
  const id = live?.DbiResourceId ?? resourceId;
  const answer = await callingAws(
    `looking for the backups of ${identifier} (rds:DescribeDBInstanceAutomatedBackups)`,
    () => orNothing(rds.send(new DescribeDBInstanceAutomatedBackupsCommand({ DbiResourceId: id }))),
  );
  const [found] = (answer?.DBInstanceAutomatedBackups ?? []).filter(
    ({ DbiResourceId }) => DbiResourceId === id,
  );
  const to = found?.RestoreWindow?.LatestTime ?? live?.LatestRestorableTime;
  const from = found?.RestoreWindow?.EarliestTime ?? live?.InstanceCreateTime;
  if (!to || !from) return undefined;
  const sizeGiB = found?.AllocatedStorage ?? live?.AllocatedStorage ?? 0;
  return { resourceId: id, from, to, sizeGiB };
}
