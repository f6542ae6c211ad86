import {
  type DBInstance,
  DescribeDBInstancesCommand,
  RDSClient,
  StartDBInstanceCommand,
  StopDBInstanceCommand,
} from "@aws-sdk/client-rds";
import { clientConfig } from "../aws/client-config";
import { awsErrorName, callingAws, orNothing } from "../aws/errors";
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

/** What AWS says of databases now. */
export async function lookAtDatabases(
  place: Place,
  databases: readonly WatchedDatabase[],
): Promise<FoundDatabase[]> {
  return Promise.all(
    databases.map(async ({ name, identifier }) => {
      const found = await describe(place, identifier);
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
export const stopDatabase = (place: Place, { identifier }: FoundDatabase): Promise<boolean> =>
  unlessBusy(`stopping the database ${identifier} (rds:StopDBInstance)`, () =>
    rdsOf(place).send(new StopDBInstanceCommand({ DBInstanceIdentifier: identifier })),
  );

/** Asks AWS to start a database; false where it is no longer in the state for that. */
export const startDatabase = (
  place: Place,
  { identifier }: Pick<FoundDatabase, "identifier">,
): Promise<boolean> =>
  unlessBusy(`starting the database ${identifier} (rds:StartDBInstance)`, () =>
    rdsOf(place).send(new StartDBInstanceCommand({ DBInstanceIdentifier: identifier })),
  );

/** Between the look and the call, it may have begun a backup or been asked by somebody else. */
async function unlessBusy(doing: string, call: () => Promise<unknown>): Promise<boolean> {
  return callingAws(doing, async () => {
    try {
      await call();
      return true;
    } catch (error) {
      if (/^InvalidDBInstanceState/.test(awsErrorName(error) ?? "")) return false;
      throw error;
    }
  });
}

async function describe(place: Place, identifier: string): Promise<DBInstance | undefined> {
  const asked = new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier });
  const doing = `looking at the database ${identifier} (rds:DescribeDBInstances)`;
  const answer = await callingAws(doing, () => orNothing(rdsOf(place).send(asked)));
  return answer?.DBInstances?.[0];
}

const rdsOf = ({ access, stack }: Place) => new RDSClient(clientConfig(access, stack.region));
