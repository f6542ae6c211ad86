import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "../stacks/stack";
import { type Estimate, estimate, estimatedOf, whilePaused } from "./estimate";
import type { ModuleTypes } from "./resource";

/** Estimates a synthesized stack, the HCL modules that it calls included. */
export const estimateOf = (stack: Stack): Estimate =>
  estimate(estimatedOf(stack, modulesOf(stack)));

/** The same while its environment is paused. */
export const estimatePaused = (stack: Stack): Estimate =>
  estimate({ ...estimatedOf(stack, modulesOf(stack)), without: whilePaused });

/** The types of resources in the HCL modules of a stack; a `count` in them is taken for one. */
export function modulesOf({ folder, configuration }: Stack): ModuleTypes {
  return Object.fromEntries(
    Object.entries(configuration.module ?? {}).map(([name, { source }]) => [
      name,
      typeof source === "string" ? typesIn(join(folder, source)) : undefined,
    ]),
  );
}

function typesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(".tf"))
      .flatMap((file) => [
        ...readFileSync(join(folder, file), "utf8").matchAll(/^resource\s+"([\w-]+)"/gm),
      ])
      .flatMap(([, type]) => type ?? []);
  } catch {
    // A module of a registry is not here: it stays unclassified.
    return undefined;
  }
}
