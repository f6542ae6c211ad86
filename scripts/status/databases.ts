import {
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { clientConfig } from "../aws/client-config";
import { isNotFound } from "../aws/errors";
import type { Looking } from "./looking";
import type { Figures, MetricQuery } from "./metrics";
import type { Reading } from "./reading";
import type { WatchedDatabase } from "./watched";

/** How a database is; undefined is not known. */
export interface DatabaseStatus {
  readonly name: string;
  readonly identifier: string;
  readonly replica: boolean;
  readonly instance: Reading<InstanceStatus>;
  /** When the newest snapshot was complete, ISO 8601; null where there is none. */
  readonly snapshot: Reading<string | null>;
  readonly freeGiB: number | undefined;
  readonly connections: number | undefined;
  /** Seconds behind the database it replicates. */
  readonly lag: number | undefined;
}

export interface InstanceStatus {
  /** AWS's word: `available`, `stopped`, `storage-full`; `gone` where there is no such instance. */
  readonly state: string;
  readonly storageGiB: number | undefined;
}

const GIB = 1024 ** 3;

export async function databaseStatus(
  looking: Looking,
  { name, identifier, replicaOf }: WatchedDatabase,
): Promise<(figures: Figures) => DatabaseStatus> {
  const rds = new RDSClient(clientConfig(looking.access, looking.region));
  const [instance, snapshot] = await Promise.all([
    looking.reader.read("rds:DescribeDBInstances", () => instanceOf(rds, identifier)),
    looking.reader.read("rds:DescribeDBSnapshots", () => newestSnapshot(rds, identifier)),
  ]);
  return (figures) => {
    const free = figures[`${identifier} free`];
    return {
      name,
      identifier,
      replica: replicaOf !== "",
      instance,
      snapshot,
      freeGiB: free === undefined ? undefined : free / GIB,
      connections: figures[`${identifier} connections`],
      lag: replicaOf === "" ? undefined : figures[`${identifier} lag`],
    };
  };
}

async function instanceOf(rds: RDSClient, identifier: string): Promise<InstanceStatus> {
  try {
    const asked = new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier });
    const [found] = (await rds.send(asked)).DBInstances ?? [];
    if (found)
      return { state: found.DBInstanceStatus ?? "unknown", storageGiB: found.AllocatedStorage };
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  return { state: "gone", storageGiB: undefined };
}

/** Made by hand or by RDS; one that is still being made does not count. */
async function newestSnapshot(rds: RDSClient, identifier: string): Promise<string | null> {
  const asked = new DescribeDBSnapshotsCommand({ DBInstanceIdentifier: identifier });
  const { DBSnapshots = [] } = await rds.send(asked);
  const times = DBSnapshots.filter(({ Status }) => Status === "available").flatMap(
    ({ SnapshotCreateTime }) => SnapshotCreateTime?.toISOString() ?? [],
  );
  return times.sort().at(-1) ?? null;
}

const FIGURES = {
  free: { name: "FreeStorageSpace", stat: "Minimum", fold: "newest" },
  connections: { name: "DatabaseConnections", stat: "Maximum", fold: "newest" },
  lag: { name: "ReplicaLag", stat: "Maximum", fold: "newest" },
} as const;

export function databaseQueries(
  databases: readonly WatchedDatabase[],
): Readonly<Record<string, MetricQuery>> {
  return Object.fromEntries(
    databases.flatMap(({ identifier, replicaOf }) =>
      Object.entries(FIGURES)
        .filter(([key]) => key !== "lag" || replicaOf !== "")
        .map(([key, figure]) => [
          `${identifier} ${key}`,
          {
            ...figure,
            namespace: "AWS/RDS",
            dimensions: { DBInstanceIdentifier: identifier },
          } satisfies MetricQuery,
        ]),
    ),
  );
}
