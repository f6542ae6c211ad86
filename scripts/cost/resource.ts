import type { Configuration } from "../stacks/stack";

/** One resource of a stack, with its arguments as they are configured or as the state has them. */
export interface Resource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The types of resources that each HCL module of a stack makes, by the module's name; undefined: unreadable. */
export type ModuleTypes = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * Everything of a stack that is there while it runs, so nothing that waits for a pause. What HCL modules make has no
 * arguments that could be read.
 */
export function resourcesOf(configuration: Configuration, modules: ModuleTypes = {}): Resource[] {
  const own = Object.entries(configuration.resource ?? {})
    .flatMap(([type, named]) =>
      Object.entries(named).map(([name, args]) => ({
        address: `${type}.${name}`,
        type,
        name,
        args,
      })),
    )
    .filter(({ args }) => numberIn(args.count) !== 0);
  const inModules = Object.keys(configuration.module ?? {}).flatMap((module) =>
    (modules[module] ?? ["module"]).map((type) => ({
      address: `module.${module}.${type}`,
      type,
      name: module,
      args: {},
    })),
  );
  return [...own, ...inModules];
}

/** The name in `${aws_ecs_task_definition.api.arn}`; undefined for anything else. */
export const referenced = (value: unknown, type: string): string | undefined =>
  new RegExp(`\\$\\{${type}\\.([\\w-]+)\\.`).exec(String(value ?? ""))?.[1];

/**
 * A number that is given as it is or waits for the first release: `${local.backend_released ? 2 : 0}` counts
 * as 2, because an environment is estimated as it is after that.
 */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  const [, released] = /^\$\{.* \? (\d+) : \d+\}$/.exec(value) ?? [];
  const text = released ?? value;
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

export const numberOr = (value: unknown, otherwise: number): number => numberIn(value) ?? otherwise;

/** A block that Terraform's JSON has as an object and its state as a list of one. */
export function block(value: unknown): Readonly<Record<string, unknown>> {
  const [first] = blocks(value);
  return first ?? {};
}

export const blocks = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (one): one is Readonly<Record<string, unknown>> => typeof one === "object" && one !== null,
  );

export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The workload that a resource is tagged with. */
export function workloadOf({ args }: Pick<Resource, "args">): string | undefined {
  const { Service: service } = block(args.tags);
  return typeof service === "string" ? service : undefined;
}
