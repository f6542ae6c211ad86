import type { ConnectionConfig } from "../../connections/config";
import { own } from "../../connections/input";
import type { WorkloadConfig } from "../../modules/ecs/config";
import { type Problem, show } from "../../problem";
import { oneOf } from "../../suggest";
import type { Check } from "../check";
import type { Environment } from "../environment";

/** One entry of a workload's `connections`. */
interface Entry {
  readonly environment: Environment;
  readonly from: string;
  readonly workload: WorkloadConfig;
  readonly to: string;
  readonly connection: ConnectionConfig;
}

/**
 * Connections lead to something that is declared and listens, and ask of it what it has. Circles
 * are welcome: rules stand by themselves, a service's name is known before it exists, and nothing
 * but workloads connects to anything. Only a workload cannot name itself.
 */
export const connectionsLeadSomewhere: Check = ({ environment }) =>
  Object.entries(environment.workloads).flatMap(([from, workload]) =>
    Object.entries(workload.connections).flatMap(([to, connection]) => {
      const entry = { environment, from, workload, to, connection };
      const reason = unreachable(entry);
      return reason === undefined ? unanswered(entry) : [withList(entry, reason)];
    }),
  );

function unreachable({ environment, from, workload, to }: Entry): string | undefined {
  if (to === from) return "is the workload itself";
  if (own(environment.databases, to) || own(environment.externals, to)) return undefined;
  if (own(environment.loadBalancers, to))
    return "is a load balancer, which no workload connects to";
  const target = own(environment.workloads, to);
  if (target === undefined) return "is not declared";
  if (target.kind === "task") return "is a task, where nothing listens";
  if (target.port === undefined) return "is a service without `port`, where nothing listens";
  // AWS, "Service Connect": not for standalone tasks, which cannot resolve its names.
  if (workload.kind === "task") return "is a service, which tasks cannot call by name";
  return undefined;
}

const withList = (entry: Entry, message: string): Problem => ({
  path: pathOf(entry),
  message,
  found: show(entry.to),
  write: oneOf(entry.to, reachableFrom(entry)),
});

/** Everything that this workload could name. */
const reachableFrom = ({ environment, from, workload }: Entry): string[] => [
  ...Object.keys(environment.databases),
  ...Object.keys(environment.externals),
  ...Object.entries(environment.workloads)
    .filter(
      ([name, { kind }]) => kind === "service" && workload.kind === "service" && name !== from,
    )
    .filter(([, target]) => target.kind === "service" && target.port !== undefined)
    .map(([name]) => name),
];

/** What is asked of something that does not have it. */
function unanswered(entry: Entry): Problem[] {
  const { environment, workload, to, connection } = entry;
  const database = own(environment.databases, to);
  const hasSecret = database !== undefined || own(environment.externals, to)?.secret !== undefined;
  const path = pathOf(entry);
  const problems: Problem[] = [];
  if (connection.user === "owner" && database === undefined) {
    problems.push({
      path: `${path}.user`,
      message: "asks for the owner of something that is no database of this environment",
      found: show(connection.user),
      write: "nothing: leave it out",
    });
  } else if (connection.user === "owner" && workload.kind === "service") {
    problems.push({
      path: `${path}.user`,
      message: "makes a service the owner of the schema",
      found: show(connection.user),
      write: '"application", and a task that changes the schema',
    });
  }
  if (connection.inject === "value" && !hasSecret) {
    problems.push({
      path: `${path}.inject`,
      message: "asks for the value of a secret where there is none",
      found: show(connection.inject),
      write: "nothing: leave it out, or give the external a `secret`",
    });
  }
  return problems;
}

const pathOf = ({ from, to }: Entry): string => `workloads.${from}.connections.${to}`;
