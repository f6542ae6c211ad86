import { ConfigurationError, type Problem, show, sortProblems } from "../../problem";
import type { Environment } from "../environment";
import type { Platform } from "../platform-schema";
import { loadEnvironment, loadPlatform } from "./load";

export interface Loaded {
  readonly platform: Platform;
  readonly environments: readonly Environment[];
}

/** Reads a platform and all its environments, or throws the problems of all of them at once. */
export function loadAllOf(platformLiteral: unknown, literals: readonly unknown[]): Loaded {
  const platform = loadPlatform(platformLiteral);
  const errors: ConfigurationError[] = [];
  const environments = literals.flatMap((literal) => {
    try {
      return [loadEnvironment(literal, platform)];
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      errors.push(error);
      return [];
    }
  });
  const between = [...namesTakenTwice(environments), ...namesWithin(environments, platform)];
  if (between.length > 0) errors.push(new ConfigurationError("environments", between));
  if (errors.length > 0) throw together(errors);
  return { platform, environments };
}

/** A name decides where an environment's state is, so two of one name would share it. */
function namesTakenTwice(environments: readonly Environment[]): Problem[] {
  const names = environments.map(({ name }) => name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((name) => ({
    path: "name",
    message: "is taken by another environment",
    found: show(name),
    write: "a name of its own",
  }));
}

/**
 * The role that deploys an environment is kept to its names, `acme-dev-*`: those of `dev-two` would be among them.
 */
function namesWithin(environments: readonly Environment[], platform: Platform): Problem[] {
  if (platform.delivery === undefined) return [];
  const idOf = (account: string) => platform.accounts[account];
  return environments.flatMap(({ name, account }) =>
    environments
      .filter((other) => name.startsWith(`${other.name}-`) && idOf(other.account) === idOf(account))
      .map((other) => ({
        path: "name",
        message: `starts as ${show(other.name)} and a hyphen do, so the role that deploys ${other.name} would reach it too`,
        found: show(name),
        write: "a name with another start, or put it into another account",
      })),
  );
}

function together(errors: readonly ConfigurationError[]): ConfigurationError {
  const [only] = errors;
  if (only && errors.length === 1) return only;
  const problems = errors.flatMap(({ subject, problems }) =>
    problems.map((problem) => ({ ...problem, path: `${subject}: ${problem.path}` })),
  );
  return new ConfigurationError("configuration", sortProblems(problems));
}
