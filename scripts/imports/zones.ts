import type { Source } from "./sources";

/** The parts of the house, outermost first; `package` is everything from node_modules and Node. */
export type Zone =
  | "main"
  | "stacks"
  | "envs"
  | "modules"
  | "shared"
  | "bindings"
  | "scripts"
  | "application"
  | "examples"
  | "package"
  | "elsewhere";

const folders: readonly (readonly [RegExp, Zone])[] = [
  [/^main\.ts$/, "main"],
  [/^src\/stacks\//, "stacks"],
  [/^src\/envs\//, "envs"],
  [/^src\/modules\//, "modules"],
  [/^src\//, "shared"],
  [/^\.gen\//, "bindings"],
  [/^scripts\//, "scripts"],
  [/^application\//, "application"],
  [/^examples\//, "examples"],
];

/** Where a file or an imported thing belongs. */
export function zoneOf(target: string): Zone {
  const found = folders.find(([pattern]) => pattern.test(target));
  if (found) return found[1];
  return /^(\.|__tests__\/|bin\/|bench\/)/.test(target) ? "elsewhere" : "package";
}

/** The module a file belongs to: `ecs` for `src/modules/ecs/config.ts`. */
export function moduleOf(path: string): string | undefined {
  return /^src\/modules\/([^/]+)\//.exec(path)?.[1];
}

/** The example a file belongs to. */
export function exampleOf(path: string): string | undefined {
  return /^examples\/([^/]+)\//.exec(path)?.[1];
}

const constructPackages = /^(cdktf|constructs|@cdktf\/.+)$/;

/**
 * Whether a file can be loaded without CDKTF. A file that imports it, itself or through others,
 * builds constructs; everything else is pure: configuration, planning, names.
 */
export function isPure(path: string, sources: ReadonlyMap<string, Source>): boolean {
  const seen = new Set([path]);
  for (const current of seen) {
    if (constructPackages.test(current) || zoneOf(current) === "bindings") return false;
    for (const { target } of sources.get(current)?.imports ?? []) seen.add(target);
  }
  return true;
}
