import type { ConnectionConfig } from "../../connections/config";
import { connectableFrom, connectableNamed } from "../../connections/connectables";
import { own } from "../../connections/input";
import type { Connectable } from "../../connections/kinds/kind";
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
      const target = connectableNamed(environment, to);
      if (target === undefined) return [withList(entry, undeclared(entry))];
      const reason = to === from ? "is the workload itself" : target.refuses?.(workload);
      return reason === undefined ? unanswered(entry, target) : [withList(entry, reason)];
    }),
  );

const undeclared = ({ environment, to }: Entry): string =>
  own(environment.loadBalancers, to)
    ? "is a load balancer, which no workload connects to"
    : "is not declared";

const withList = (entry: Entry, message: string): Problem => ({
  path: pathOf(entry),
  message,
  found: show(entry.to),
  write: oneOf(entry.to, reachableFrom(entry)),
});

/** Everything that this workload could name. */
const reachableFrom = ({ environment, from, workload }: Entry): string[] =>
  connectableFrom(environment, workload).filter((name) => name !== from);

/** What is asked of something that does not have it. */
function unanswered(entry: Entry, { hasOwner, hasSecret, replicas }: Connectable): Problem[] {
  const { workload, connection } = entry;
  const path = pathOf(entry);
  const problems: Problem[] = [];
  if (connection.user === "owner" && !hasOwner) {
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
  if (connection.reads === "replica" && !replicas) {
    problems.push({
      path: `${path}.reads`,
      message: "asks for a replica where there is none",
      found: show(connection.reads),
      write:
        replicas === 0
          ? `"primary", or give databases.${entry.to} \`replicas\``
          : "nothing: leave it out",
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
