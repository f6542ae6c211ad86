import type { HandoverPart } from "../../connections/handover";
import { connectionHandover } from "../../connections/plan-handovers";
import { secretsHandover } from "../../connections/secret-handover";
import type { WorkloadConfig } from "../../modules/ecs/config";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import type { Environment } from "../environment";

/** Somebody who gives a container a variable. */
interface Giver {
  readonly path: string;
  readonly variables: readonly string[];
  /** How to make it give another one. */
  readonly write: string;
}

/** Plain variables, settings, secrets and connections of a container never give one name twice. */
export const variablesAreGivenOnce: Check = ({ environment }) =>
  Object.entries(environment.workloads).flatMap(([name, workload]) => [
    ...givenTwice([
      ...connectionGivers(name, workload, environment),
      ...referenceGivers(name, workload),
      ...ownGivers(`workloads.${name}`, workload),
    ]),
    ...Object.entries(workload.sidecars).flatMap(([key, sidecar]) =>
      givenTwice(ownGivers(`workloads.${name}.sidecars.${key}`, sidecar)),
    ),
  ]);

/** A problem for each giver that gives what one before it gave. */
function givenTwice(givers: readonly Giver[]): Problem[] {
  const first = new Map<string, string>();
  return givers.flatMap(({ path, variables, write }) => {
    const taken = variables.filter((variable) => first.has(variable));
    const others = [...new Set(taken.map((variable) => first.get(variable) ?? ""))];
    for (const variable of variables) if (!first.has(variable)) first.set(variable, path);
    if (taken.length === 0) return [];
    const message = `gives ${taken.join(", ")}, as ${others.join(" and ")} does`;
    return [{ path, message, found: show(taken[0]), write }];
  });
}

const connectionGivers = (name: string, workload: WorkloadConfig, environment: Environment) =>
  Object.entries(workload.connections).map(
    ([key, connection]): Giver => ({
      path: `workloads.${name}.connections.${key}`,
      variables: variablesOf(connectionHandover(key, connection, environment)),
      write: "another start of the names in `as`",
    }),
  );

const referenceGivers = (name: string, { secretReferences }: WorkloadConfig): Giver[] =>
  secretReferences.map((key, index) => ({
    path: `workloads.${name}.secretReferences.${index}`,
    variables: variablesOf(secretsHandover([key])),
    write: "each secret once, and another key or `as` where a connection gives the same name",
  }));

const ownGivers = (
  path: string,
  container: Pick<WorkloadConfig, "environment" | "settings" | "secrets">,
): Giver[] =>
  (["environment", "settings", "secrets"] as const).flatMap((field) =>
    Object.keys(container[field]).map((variable) => ({
      path: `${path}.${field}.${variable}`,
      variables: [variable],
      write: "another name, or leave it out",
    })),
  );

const variablesOf = (parts: readonly HandoverPart[]): string[] =>
  parts.flatMap(({ variables = {}, secretValues = {} }) => [
    ...Object.keys(variables),
    ...Object.keys(secretValues),
  ]);
