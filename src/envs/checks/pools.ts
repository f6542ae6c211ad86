import type { WorkloadConfig } from "../../modules/ecs/config";
import { connectionsFor } from "../../modules/rds/max-connections";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import type { Environment } from "../environment";

/**
 * A database refuses connections beyond its `max_connections`, and it is new tasks that meet this
 * first: when load is highest, or in the middle of a rollout, where old and new tasks run together.
 */
export const poolsFitTheirDatabase: Check = ({ environment }) =>
  Object.entries(environment.databases).flatMap(([name, database]): Problem[] => {
    const limit = connectionsFor(database);
    const pools = poolsOf(environment, name);
    const total = pools.reduce((sum, { tasks, poolSize }) => sum + tasks * poolSize, 0);
    if (limit === undefined || total <= limit) return [];
    const [largest] = pools.sort((one, other) => size(other) - size(one));
    if (largest === undefined) return [];
    return [
      {
        path: `workloads.${largest.workload}.connections.${name}.poolSize`,
        message: `is too much: all tasks that may run at once open up to ${total} connections (${pools.map(inWords).join(", ")}), and ${database.instanceClass} takes about ${limit}`,
        found: show(largest.poolSize),
        write: "a smaller one, fewer `tasks`, or a larger `instanceClass`",
      },
    ];
  });

interface PoolsOfWorkload {
  readonly workload: string;
  /** That may run at once. */
  readonly tasks: number;
  readonly poolSize: number;
}

const size = ({ tasks, poolSize }: PoolsOfWorkload): number => tasks * poolSize;

const inWords = ({ workload, tasks, poolSize }: PoolsOfWorkload): string =>
  `${workload}: ${tasks} × ${poolSize}`;

const poolsOf = ({ workloads }: Environment, database: string): PoolsOfWorkload[] =>
  Object.entries(workloads).flatMap(([workload, config]) => {
    const connection = config.connections[database];
    if (connection === undefined) return [];
    return [{ workload, tasks: tasksAtOnce(config), poolSize: connection.poolSize }];
  });

/** As many as scaling and schedules may ask for, and the new ones beside them in a rollout. */
function tasksAtOnce(workload: WorkloadConfig): number {
  if (workload.kind === "task") return 1;
  const most = workload.scaling.map((policy) => (policy.kind === "schedule" ? policy.maximum : 0));
  const tasks = Math.max(workload.tasks.maximum, ...most);
  return Math.floor((tasks * workload.deployment.maximumPercent) / 100);
}
