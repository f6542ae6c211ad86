import { dev } from "./dev";
import type { Environment, EnvironmentInput } from "./environment";
import { loadEnvironment, loadPlatform } from "./loading/load";
import { type Loaded, loadAllOf } from "./loading/load-all";
import { platform as platformLiteral } from "./platform";
import { prod } from "./prod";
import { staging } from "./staging";

/** The environments of this platform, in the order in which a change reaches them. */
const literals: readonly EnvironmentInput[] = [dev, staging, prod];

export const environmentNames: readonly string[] = literals.map(({ name }) => name);

/** The platform and all its environments, checked. */
export const loadAll = (): Loaded => loadAllOf(platformLiteral, literals);

/** One environment by its name, checked; undefined when there is none. */
export function loadNamed(name: string): Environment | undefined {
  const literal = literals.find((candidate) => candidate.name === name);
  return literal && loadEnvironment(literal, loadPlatform(platformLiteral));
}
