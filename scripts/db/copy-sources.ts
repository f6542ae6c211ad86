import type { DBSnapshot } from "@aws-sdk/client-rds";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import type { DeployedEnvironment } from "../workloads/deployed";
import { type Database, databasesOf } from "./database";
import { rdsOf, snapshotsOf } from "./rds";

/** A snapshot to be copied. */
export interface CopySource {
  readonly snapshot: DBSnapshot;
  readonly database: Database;
}

export interface CopySources {
  readonly sources: readonly CopySource[];
  /** Keys of databases that have no complete snapshot. */
  readonly without: readonly string[];
}

/**
 * What is to be copied of an environment.
 * @param wanted name of a snapshot, or `latest`: the newest complete one of each database
 */
export async function copySourcesOf(
  context: StackContext,
  deployed: DeployedEnvironment,
  wanted: string,
): Promise<CopySources> {
  const { stack } = context;
  const rds = rdsOf(context);
  const lists = await Promise.all(
    databasesOf(deployed, stack).map(async (database) => {
      const all = await snapshotsOf(rds, database.identifier);
      return { database, complete: all.filter(({ Status }) => Status === "available") };
    }),
  );
  const found = lists.flatMap(({ database, complete }) => {
    const snapshot =
      wanted === "latest"
        ? complete[0]
        : complete.find(({ DBSnapshotIdentifier }) => DBSnapshotIdentifier === wanted);
    return snapshot ? [{ snapshot, database }] : [];
  });
  if (found.length === 0) throw nothingComplete(stack.name, wanted);
  const keys = found.map(({ database }) => database.key);
  const others = lists.map(({ database }) => database.key).filter((key) => !keys.includes(key));
  return { sources: found, without: wanted === "latest" ? others : [] };
}

const nothingComplete = (name: string, wanted: string) =>
  new CommandError(
    wanted === "latest"
      ? `no database of ${name} has a complete snapshot`
      : `no database of ${name} has a complete snapshot ${wanted}`,
    {
      hint: `devops-platform db snapshots ${name} lists those there are; devops-platform db snapshot ${name} takes one.`,
      exitCode: exitCodes.usage,
    },
  );
