import { type DBInstance, ModifyDBInstanceCommand, type RDSClient } from "@aws-sdk/client-rds";
import { awsErrorName, awsStatus } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { isBroken, untilAvailable, untilNamed } from "./instance-waiting";
import { seeInstanceWithId } from "./rds";
import { asking } from "./refused";
import { type Look, untilDone, type Waiting } from "./waiting";

/**
 * Gives an instance another name and waits until it has it; nothing is changed where it has it already. It is not
 * reached meanwhile, and from then on under an address with the new name. What waits for its maintenance window is
 * changed at once with it: RDS does all or nothing at once.
 * @param until `named`: no longer than until the old name is free; `available`: until it takes connections
 */
export async function rename(
  rds: RDSClient,
  { DbiResourceId: id = "", DBInstanceIdentifier: from = "" }: DBInstance,
  to: string,
  { until, ...waiting }: Waiting & { readonly until: "named" | "available" },
): Promise<void> {
  const find = () => seeInstanceWithId(rds, id);
  if (from !== to) {
    waiting.say(`${from} becomes ${to} …`);
    const look = async () => askedFor(rds, await find(), { from, to, left: waiting.left });
    await untilDone(`the database ${from}`, look, waiting);
  }
  if (until === "named") await untilNamed(to, find, waiting);
  else
    await untilAvailable(
      to,
      find,
      waiting,
      ({ DBInstanceIdentifier }) => DBInstanceIdentifier === to,
    );
}

interface Names {
  readonly from: string;
  readonly to: string;
  readonly left: string;
}

/** RDS renames nothing while it is at work on it: that passes by. */
async function askedFor(
  rds: RDSClient,
  now: DBInstance | undefined,
  { from, to, left }: Names,
): Promise<Look<true>> {
  if (now?.DBInstanceIdentifier === to) return { done: true };
  try {
    await rds.send(
      new ModifyDBInstanceCommand({
        DBInstanceIdentifier: from,
        NewDBInstanceIdentifier: to,
        ApplyImmediately: true,
      }),
    );
    return { done: true };
  } catch (error) {
    const isState = /InvalidDBInstanceState/.test(awsErrorName(error) ?? "");
    if (isState && now && isBroken(now)) throw brokenStays(now, left);
    if (isState) return { state: now?.DBInstanceStatus ?? "not to be seen" };
    // Throttling and what is no answer of AWS is waited out by whoever calls.
    const refused = (awsStatus(error) ?? 500) < 500 && !/Throttl|RateExceeded/i.test(`${error}`);
    if (!refused) throw error;
    return asking(
      `renaming ${from} to ${to} (rds:ModifyDBInstance)`,
      () => Promise.reject(error),
      left,
    );
  }
}

/** Source: RDS User Guide, "Deleting a DB instance": in these states only without a last snapshot. */
const brokenStays = ({ DBInstanceIdentifier, DBInstanceStatus }: DBInstance, left: string) =>
  new CommandError(`RDS does not rename ${DBInstanceIdentifier}, which is ${DBInstanceStatus}`, {
    hint: `Nothing can be read from it any more. Delete it, and its backups stay: aws rds modify-db-instance --db-instance-identifier ${DBInstanceIdentifier} --no-deletion-protection, then aws rds delete-db-instance --db-instance-identifier ${DBInstanceIdentifier} --skip-final-snapshot --no-delete-automated-backups. Then run the same command again.\n${left}`,
    exitCode: exitCodes.aws,
  });
