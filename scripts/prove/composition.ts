import { moduleOf } from "../plan/module-of";
import type { Stack } from "../stacks/stack";

/** One part of a platform and what it is made of. */
export interface Part {
  readonly module: string;
  /** Types of resources as their service names them, the plainest first: `vpc`, `nat gateway`. */
  readonly types: readonly { readonly name: string; readonly count: number }[];
}

/** How many resources a stack declares itself; those of HCL modules are not among them. */
export function countedResources({ configuration }: Pick<Stack, "configuration">): number {
  const types = Object.values(configuration.resource ?? {});
  return types.reduce((sum, named) => sum + Object.keys(named).length, 0);
}

/** What a stack consists of, by part of the platform. */
export function compositionOf({ configuration }: Pick<Stack, "configuration">): Part[] {
  const parts = new Map<string, { name: string; count: number }[]>();
  const add = (module: string, name: string, count: number) =>
    parts.set(module, [...(parts.get(module) ?? []), { name, count }]);
  for (const [type, named] of Object.entries(configuration.resource ?? {}))
    add(moduleOf(type), plainly(type), Object.keys(named).length);
  for (const name of Object.keys(configuration.module ?? {})) add("HCL modules", plainly(name), 1);
  return [...parts]
    .map(([module, types]) => ({ module, types: types.sort(byPlainness) }))
    .sort((one, other) => one.module.localeCompare(other.module));
}

const plainly = (type: string): string => type.replace(/^aws_/, "").replaceAll("_", " ");

/** What stands on its own has a shorter name than what belongs to it: `lb`, `lb listener rule`. */
const byPlainness = (one: { name: string }, other: { name: string }): number =>
  one.name.split(" ").length - other.name.split(" ").length ||
  one.name.length - other.name.length ||
  one.name.localeCompare(other.name);
