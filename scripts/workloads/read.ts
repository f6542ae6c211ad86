import { textOf } from "../state/attributes";
import { entriesOf, type StateDocument, type StateEntry } from "../state/document";
import type { DeployedContainer, DeployedTask, DeployedWorkload } from "./workload";

/** Everything of an environment that runs code, by name, as its state has it. */
export function workloadsIn(state: StateDocument): DeployedWorkload[] {
  const entries = entriesOf(state);
  const services = byFamily(entries);
  const [cluster] = entries.filter(({ type }) => type === "aws_ecs_cluster");
  return entries
    .filter(({ type }) => type === "aws_ecs_task_definition")
    .map((definition) => {
      const family = textOf(definition, "family");
      const common = {
        name: workloadOf(definition),
        cluster: cluster ? textOf(cluster, "name") : "",
        family,
        ...containersOf(definition, repositoriesIn(state)),
      };
      const service = services.get(family);
      return service
        ? { kind: "service" as const, ...common, ...serviceOf(service) }
        : { kind: "task" as const, ...common, ...taskOf(common, entries, state) };
    });
}

const serviceOf = (entry: StateEntry) => ({
  service: textOf(entry, "name"),
  targetGroups: listOf(entry.attributes.load_balancer).map((one) => String(one.target_group_arn)),
});

function taskOf(
  { name, family }: Pick<DeployedTask, "name" | "family">,
  entries: readonly StateEntry[],
  state: StateDocument,
): Pick<DeployedTask, "schedule" | "beforeRelease" | "network"> {
  const schedule = entries.find((entry) => startedBy(entry).includes(family));
  const networks = outputOf<Record<string, NetworkOutput>>(state, "task_networks") ?? {};
  const { subnets = [], security_groups = [], public_ip = false } = networks[name] ?? {};
  return {
    schedule: schedule && textOf(schedule, "name"),
    beforeRelease: (outputOf<string[]>(state, "before_release") ?? []).includes(name),
    network: { subnets, securityGroups: security_groups, publicIp: public_ip },
  };
}

/** The families that a schedule starts. */
function startedBy({ type, attributes }: StateEntry): string[] {
  if (type !== "aws_scheduler_schedule") return [];
  return listOf(attributes.target)
    .flatMap((target) => listOf(target.ecs_parameters))
    .map((started) => familyOf(String(started.task_definition_arn)));
}

interface NetworkOutput {
  readonly subnets?: readonly string[];
  readonly security_groups?: readonly string[];
  readonly public_ip?: boolean;
}

/** A service is of the family of its task definition. */
function byFamily(entries: readonly StateEntry[]): Map<string, StateEntry> {
  const services = entries.filter(({ type }) => type === "aws_ecs_service");
  return new Map(services.map((entry) => [familyOf(textOf(entry, "task_definition")), entry]));
}

function workloadOf(definition: StateEntry): string {
  const { tags } = definition.attributes;
  const service: unknown = tags && Reflect.get(Object(tags), "Service");
  return typeof service === "string" ? service : textOf(definition, "family");
}

function containersOf(
  definition: StateEntry,
  repositories: Readonly<Record<string, string>>,
): { readonly logGroup: string; readonly containers: DeployedContainer[] } {
  const containers = JSON.parse(textOf(definition, "container_definitions") || "[]") as Container[];
  const name = workloadOf(definition);
  const mainFirst = [...containers].sort(
    (one, other) => Number(other.name === name) - Number(one.name === name),
  );
  return {
    logGroup: mainFirst[0]?.logConfiguration?.options?.["awslogs-group"] ?? "",
    containers: mainFirst.map(({ name: container, image, portMappings }) => {
      const port = portMappings?.[0]?.containerPort;
      const [key] =
        Object.entries(repositories).find(([, url]) => image.startsWith(`${url}@`)) ?? [];
      return { name: container, image: key, uri: image, ...(port === undefined ? {} : { port }) };
    }),
  };
}

/** What is read of a container definition. */
interface Container {
  readonly name: string;
  readonly image: string;
  readonly portMappings?: readonly { readonly containerPort?: number }[];
  readonly logConfiguration?: { readonly options?: Readonly<Record<string, string>> };
}

const repositoriesIn = (state: StateDocument): Record<string, string> =>
  outputOf<Record<string, string>>(state, "repositories") ?? {};

/** What a stack said of itself at its last apply. */
export function outputOf<T>(state: StateDocument, name: string): T | undefined {
  const output = state.outputs?.[name];
  return output === undefined ? undefined : (Reflect.get(Object(output), "value") as T);
}

/** `acme-dev-api` of a task definition's ARN, with or without its revision. */
const familyOf = (arn: string): string => arn.replace(/^.*\//, "").replace(/:\d+$/, "");

const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value : []);
