import type { z } from "zod";
import { ConfigurationError, type Problem, show, sortProblems } from "../../problem";
import { checks } from "../checks";
import { type Environment, environmentSchema } from "../environment";
import { type Platform, platformSchema } from "../platform-schema";
import { type Collected, collect } from "./collect";
import { dotted, valueAt } from "./paths";
import { standInsFor, unjudged } from "./stand-ins";

/** Reads a platform literal: typed, defaulted and frozen, or a {@link ConfigurationError}. */
export function loadPlatform(literal: unknown): Platform {
  const { value, problems } = collect(platformSchema, literal);
  return deliver("platform", value, problems);
}

/**
 * Reads an environment literal: typed, defaulted and frozen, or one {@link ConfigurationError}
 * with every problem in it, the ones between modules included.
 */
export function loadEnvironment(literal: unknown, platform: Platform): Environment {
  const standIns = standInsFor(platform);
  const collected = collect(environmentSchema, literal, standIns);
  const unjudgedParts = unjudged(standIns, collected.dropped).map(dotted);
  const problems = [
    ...collected.problems,
    ...crossProblems(collected, platform).filter(
      ({ path }) => !unjudgedParts.some((part) => isWithin(path, part)),
    ),
  ];
  return deliver(subjectOf(literal), collected.value, problems);
}

/** What spans modules, without what is only a consequence of the problems already found. */
function crossProblems(
  { value, dropped }: Collected<z.output<typeof environmentSchema>>,
  platform: Platform,
): Problem[] {
  if (value === undefined) return [];
  const consequences = dropped.map((path) => ({ start: dotted(path), name: show(path.at(-1)) }));
  return checks
    .flatMap((check) => check({ environment: value, platform }))
    .filter(
      ({ path, found }) =>
        !consequences.some(
          ({ start, name }) =>
            isWithin(path, start) ||
            start === `${path}.reason` ||
            found === name ||
            path.endsWith(`.${name.slice(1, -1)}`),
        ),
    );
}

const isWithin = (path: string, part: string): boolean =>
  path === part || path.startsWith(`${part}.`);

function deliver<T>(subject: string, value: T | undefined, problems: readonly Problem[]): T {
  if (value === undefined || problems.length > 0)
    throw new ConfigurationError(subject, sortProblems(problems));
  return deepFreeze(value);
}

function subjectOf(literal: unknown): string {
  const name = valueAt(literal, ["name"]);
  return typeof name === "string" && name !== "" ? `environment ${name}` : "environment";
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
