import {
  type DBInstance,
  DescribeDBInstancesCommand,
  RDSClient,
  StartDBInstanceCommand,
  StopDBInstanceCommand,
} from "@aws-sdk/client-rds";
import { clientConfig } from "../aws/client-config";
import { awsErrorName, callingAws, orNothing } from "../aws/errors";
import type { Patience } from "../aws/patience";
import type { StackContext } from "../lib/stack-context";
import type { WatchedDatabase } from "../status/watched";

type Place = Pick<StackContext, "stack" | "access">;

/** A database as AWS has it. */
export interface FoundDatabase {
  /** Its key in the configuration. */
  readonly name: string;
  readonly identifier: string;
  /** `available`, `stopped` …; `gone` where AWS knows no such instance. */
  readonly state: string;
  /** Why AWS would not stop it; undefined where it would. Source: RDS User Guide, "Stopping a DB instance". */
  readonly stays: string | undefined;
}

/**
 * What AWS says of databases now.
 * @param asking how long failed calls are repeated. @default not at all, but for the SDK's own attempts
 */
export async function lookAtDatabases(
  place: Place,
  databases: readonly WatchedDatabase[],
  asking: Patience = callingAws,
): Promise<FoundDatabase[]> {
  return Promise.all(
    databases.map(async ({ name, identifier }) => {
      const found = await describe(place, identifier, asking);
      return {
        name,
        identifier,
        state: found?.DBInstanceStatus ?? "gone",
        stays: found && whyItStays(found),
      };
    }),
  );
}

function whyItStays({
  ReadReplicaSourceDBInstanceIdentifier: source,
  ReadReplicaDBInstanceIdentifiers: replicas = [],
}: DBInstance): string | undefined {
  if (source) return "AWS stops no read replica";
  return replicas.length > 0 ? "AWS stops none that has a read replica" : undefined;
}

/** Asks AWS to stop a database; false where it is no longer in the state for that. */
export const stopDatabase = (
  place: Place,
  { identifier }: FoundDatabase,
  asking: Patience = callingAws,
): Promise<boolean> =>
  asking(`stopping the database ${identifier} (rds:StopDBInstance)`, () =>
    unlessBusy(rdsOf(place).send(new StopDBInstanceCommand({ DBInstanceIdentifier: identifier }))),
  );

/** Asks AWS to start a database; false where it is no longer in the state for that. */
export const startDatabase = (
  place: Place,
  { identifier }: Pick<FoundDatabase, "identifier">,
  asking: Patience = callingAws,
): Promise<boolean> =>
  asking(`starting the database ${identifier} (rds:StartDBInstance)`, () =>
    unlessBusy(rdsOf(place).send(new StartDBInstanceCommand({ DBInstanceIdentifier: identifier }))),
  );

/** Between the look and the call, it may have begun a backup or been asked by somebody else. */
async function unlessBusy(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (error) {
    if (/^InvalidDBInstanceState/.test(awsErrorName(error) ?? "")) return false;
    throw error;
  }
}

async function describe(
  place: Place,
  identifier: string,
  asking: Patience,
): Promise<DBInstance | undefined> {
  const asked = new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier });
  const doing = `looking at the database ${identifier} (rds:DescribeDBInstances)`;
  const answer = await asking(doing, () => orNothing(rdsOf(place).send(asked)));
  return answer?.DBInstances?.[0];
}

const rdsOf = ({ access, stack }: Place) => new RDSClient(clientConfig(access, stack.region));
