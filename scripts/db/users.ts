import { textOf } from "../state/attributes";
import { entriesOf } from "../state/document";
import type { DeployedEnvironment } from "../workloads/deployed";
import type { DeployedWorkload } from "../workloads/workload";
import type { Database } from "./database";

/** A workload that is told where a database is. */
export interface DatabaseUser {
  readonly workload: DeployedWorkload;
  /** The variables of its main container that name the database or a replica of it. */
  readonly variables: readonly string[];
}

/** Who connects to a database, as the variables say that the connection handed over. */
export function usersOf(
  { state, workloads }: DeployedEnvironment,
  { host, replicas }: Pick<Database, "host" | "replicas">,
): DatabaseUser[] {
  const hosts = [host, ...replicas.map((one) => one.host)].filter((one) => one !== "");
  const definitions = entriesOf(state).filter(({ type }) => type === "aws_ecs_task_definition");
  return workloads.flatMap((workload) => {
    const definition = definitions.find((one) => textOf(one, "family") === workload.family);
    const containers = JSON.parse(
      (definition && textOf(definition, "container_definitions")) || "[]",
    ) as readonly ContainerWithVariables[];
    const main = containers.find(({ name }) => name === workload.containers[0]?.name);
    const variables = (main?.environment ?? [])
      // Several replicas are a list.
      .filter(({ value }) => value.split(",").some((one) => hosts.includes(one)))
      .map(({ name }) => name);
    return variables.length > 0 ? [{ workload, variables }] : [];
  });
}

interface ContainerWithVariables {
  readonly name: string;
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
}
