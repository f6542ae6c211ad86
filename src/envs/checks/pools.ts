import type { WorkloadConfig } from "../../modules/ecs/config";
import { connectionsFor } from "../../modules/rds/max-connections";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import type { Environment } from "../environment";

/**
 * A database refuses connections beyond its `max_connections`, and it is new tasks that meet this
 * first: when load is highest, or in the middle of a rollout, where old and new tasks run together.
 * Replicas have a limit of their own, and a task that reads there keeps a pool open to each of them.
 */
export const poolsFitTheirDatabase: Check = ({ environment }) =>
  Object.entries(environment.databases).flatMap(([name, database]): Problem[] => {
    const pools = poolsOf(environment, name);
    const problems = tooMany({ name, pools, server: database, to: "", size: "instanceClass" });
    const { replicaInstanceClass, parameters } = database;
    // One of the same size takes as many, and whoever reads there has a pool to the primary too.
    if (replicaInstanceClass === undefined) return problems;
    const more = tooMany({
      name,
      pools: pools.filter(({ readsReplica }) => readsReplica),
      server: { instanceClass: replicaInstanceClass, parameters },
      to: " to a replica",
      size: "replicaInstanceClass",
    });
    return [...problems, ...more];
  });

interface Pools {
  /** Key of the database. */
  readonly name: string;
  readonly pools: readonly PoolsOfWorkload[];
  readonly server: Parameters<typeof connectionsFor>[0];
  /** For the middle of a sentence: which of its servers. */
  readonly to: "" | " to a replica";
  /** The field that makes the server larger. */
  readonly size: "instanceClass" | "replicaInstanceClass";
}

function tooMany({ name, pools, server, to, size }: Pools): Problem[] {
  const limit = connectionsFor(server);
  const total = pools.reduce((sum, pool) => sum + opened(pool), 0);
  if (limit === undefined || total <= limit) return [];
  const [largest] = pools.toSorted((one, other) => opened(other) - opened(one));
  if (largest === undefined) return [];
  return [
    {
      path: `workloads.${largest.workload}.connections.${name}.poolSize`,
      message: `is too much: all tasks that may run at once open up to ${total} connections${to} (${pools.map(inWords).join(", ")}), and ${server.instanceClass} takes about ${limit}`,
      found: show(largest.poolSize),
      write: `a smaller one, fewer \`tasks\`, or a larger \`${size}\``,
    },
  ];
}

interface PoolsOfWorkload {
  readonly workload: string;
  /** That may run at once. */
  readonly tasks: number;
  readonly poolSize: number;
  readonly readsReplica: boolean;
}

const opened = ({ tasks, poolSize }: PoolsOfWorkload): number => tasks * poolSize;

const inWords = ({ workload, tasks, poolSize }: PoolsOfWorkload): string =>
  `${workload}: ${tasks} × ${poolSize}`;

const poolsOf = ({ workloads }: Environment, database: string): PoolsOfWorkload[] =>
  Object.entries(workloads).flatMap(([workload, config]) => {
    const connection = config.connections[database];
    if (connection === undefined) return [];
    const { poolSize, reads } = connection;
    return [{ workload, tasks: tasksAtOnce(config), poolSize, readsReplica: reads === "replica" }];
  });

/** As many as scaling and schedules may ask for, and the new ones beside them in a rollout. */
function tasksAtOnce(workload: WorkloadConfig): number {
  if (workload.kind === "task") return 1;
  const most = workload.scaling.map((policy) => (policy.kind === "schedule" ? policy.maximum : 0));
  const tasks = Math.max(workload.tasks.maximum, ...most);
  return Math.floor((tasks * workload.deployment.maximumPercent) / 100);
}
