import { dev } from "./dev";
import type { Environment, EnvironmentInput } from "./environment";
import { loadEnvironment, loadPlatform } from "./loading/load";
import { platform as platformLiteral } from "./platform";
import type { Platform } from "./platform-schema";
import { prod } from "./prod";
import { staging } from "./staging";

/** The environments of this platform, in the order in which a change reaches them. */
const literals: readonly EnvironmentInput[] = [dev, staging, prod];

export const environmentNames: readonly string[] = literals.map(({ name }) => name);

/** The platform and all its environments, checked. */
export function loadAll(): { readonly platform: Platform; readonly environments: Environment[] } {
  const platform = loadPlatform(platformLiteral);
  return { platform, environments: literals.map((literal) => loadEnvironment(literal, platform)) };
}

/** One environment by its name, checked; undefined when there is none. */
export function loadNamed(name: string): Environment | undefined {
  const literal = literals.find((candidate) => candidate.name === name);
  return literal && loadEnvironment(literal, loadPlatform(platformLiteral));
}
