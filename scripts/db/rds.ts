import {
  type DBInstance,
  type DBSnapshot,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  paginateDescribeDBInstances,
  paginateDescribeDBSnapshots,
  RDSClient,
  type Tag,
} from "@aws-sdk/client-rds";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import { hasTagsOf } from "../aws/own-tags";
import type { StackContext } from "../lib/stack-context";

export const rdsOf = ({ access, stack }: Pick<StackContext, "access" | "stack">): RDSClient =>
  new RDSClient(clientConfig(access, stack.region));

/** An instance by its name, which others may have had before; undefined where there is none. */
export const instanceNamed = (
  rds: RDSClient,
  identifier: string,
): Promise<DBInstance | undefined> =>
  callingAws(`looking for the database ${identifier} (rds:DescribeDBInstances)`, () =>
    seeInstance(rds, identifier),
  );

/** The same for whoever waits: errors are as AWS gave them, so that what passes by is told apart. */
export async function seeInstance(
  rds: RDSClient,
  identifier: string,
): Promise<DBInstance | undefined> {
  const asked = new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier });
  return (await orNothing(rds.send(asked)))?.DBInstances?.[0];
}

/** An instance by AWS's own id, whatever it is called now; undefined where there is none. */
export const instanceWithId = (
  rds: RDSClient,
  resourceId: string,
): Promise<DBInstance | undefined> =>
  callingAws(`looking for the database ${resourceId} (rds:DescribeDBInstances)`, () =>
    seeInstanceWithId(rds, resourceId),
  );

/** As {@link seeInstance}. */
export async function seeInstanceWithId(
  rds: RDSClient,
  resourceId: string,
): Promise<DBInstance | undefined> {
  if (resourceId === "") return undefined;
  const Filters = [{ Name: "dbi-resource-id", Values: [resourceId] }];
  return (await orNothing(rds.send(new DescribeDBInstancesCommand({ Filters }))))?.DBInstances?.[0];
}

/** Every instance that carries an environment's tags, whoever made it. */
export const ourInstances = (rds: RDSClient, stack: StackContext["stack"]): Promise<DBInstance[]> =>
  callingAws("looking for the environment's databases (rds:DescribeDBInstances)", async () => {
    const found: DBInstance[] = [];
    for await (const { DBInstances = [] } of paginateDescribeDBInstances({ client: rds }, {}))
      found.push(...DBInstances.filter(({ TagList }) => hasTagsOf(stack, TagList)));
    return found;
  });

/** A snapshot by its name, or by its ARN where another account shares it; undefined where there is none. */
export const snapshotNamed = (rds: RDSClient, name: string): Promise<DBSnapshot | undefined> =>
  callingAws(`looking for the snapshot ${name} (rds:DescribeDBSnapshots)`, () =>
    seeSnapshot(rds, name),
  );

/** As {@link seeInstance}. */
export async function seeSnapshot(rds: RDSClient, name: string): Promise<DBSnapshot | undefined> {
  const IncludeShared = name.startsWith("arn:");
  const asked = new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: name, IncludeShared });
  return (await orNothing(rds.send(asked)))?.DBSnapshots?.[0];
}

/** The snapshots of an instance, made by hand or by RDS, the newest first; also of one that is gone. */
export const snapshotsOf = (rds: RDSClient, identifier: string): Promise<DBSnapshot[]> =>
  callingAws(`looking for snapshots of ${identifier} (rds:DescribeDBSnapshots)`, async () => {
    const found: DBSnapshot[] = [];
    const asked = { DBInstanceIdentifier: identifier };
    for await (const page of paginateDescribeDBSnapshots({ client: rds }, asked))
      found.push(...(page.DBSnapshots ?? []));
    return found.sort((one, other) => momentOf(other) - momentOf(one));
  });

/** Milliseconds; one that is still being made is newer than all. */
const momentOf = ({ SnapshotCreateTime }: DBSnapshot): number =>
  SnapshotCreateTime?.getTime() ?? Number.POSITIVE_INFINITY;

/** A value among AWS's tags. */
export const tagOf = (tags: readonly Tag[] | undefined, key: string): string | undefined =>
  tags?.find(({ Key }) => Key === key)?.Value;

export const tagList = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
