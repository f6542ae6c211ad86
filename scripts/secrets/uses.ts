import { ofType, textOf } from "../state/attributes";
import { entriesOf } from "../state/document";
import type { DeployedEnvironment } from "../workloads/deployed";
import type { SecretUse } from "./secret";

/** What is read of a container definition. */
interface Container {
  readonly environment?: readonly { readonly name: string; readonly value: string }[];
  readonly secrets?: readonly { readonly name: string; readonly valueFrom: string }[];
}

/** Who uses the secret with an ARN, in any container, as the task definitions of the last apply say. */
export function usesOf({ state, workloads }: DeployedEnvironment, arn: string): SecretUse[] {
  const definitions = ofType(entriesOf(state), "aws_ecs_task_definition");
  return workloads.flatMap(({ name: workload, family }) =>
    definitions
      .filter((one) => textOf(one, "family") === family)
      .flatMap((one) => JSON.parse(textOf(one, "container_definitions") || "[]") as Container[])
      .flatMap((container) => usesIn(container, arn))
      .map((use) => ({ workload, ...use })),
  );
}

function usesIn(
  { environment = [], secrets = [] }: Container,
  arn: string,
): Omit<SecretUse, "workload">[] {
  const injected = secrets
    .filter(({ valueFrom }) => valueFrom === arn || valueFrom.startsWith(`${arn}:`))
    .map(({ name, valueFrom }) => {
      // `<ARN>:<key>:<version stage>:<version id>`
      const [jsonKey] = valueFrom.slice(arn.length + 1).split(":");
      return { how: "injected" as const, variable: name, ...(jsonKey ? { jsonKey } : {}) };
    });
  const read = environment
    .filter(({ value }) => value === arn)
    .map(({ name }) => ({ how: "read" as const, variable: name }));
  return [...injected, ...read];
}
