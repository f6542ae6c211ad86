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
  const gone = dropped.map(dotted);
  const incomplete = dropped.flatMap(([, key]) => (key === undefined ? [] : String(key)));
  return checks
    .flatMap((check) => check({ environment: value, platform }))
    .filter(({ path }) => !gone.some((start) => isPartOf(path, start)))
    .filter(({ path, found }) => !incomplete.some((key) => leadsTo(key, path, found)));
}

/** Whether a problem lies in what was taken out, or in what a missing reason was for. */
const isPartOf = (path: string, gone: string): boolean =>
  isWithin(path, gone) || gone === `${path}.reason`;

/** Whether a problem is about naming the thing with this key, of which something was taken out. */
const leadsTo = (key: string, path: string, found: string): boolean =>
  found === show(key) || path.endsWith(`.${key}`);

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
