import { loadEnvironment, loadPlatform } from "../../src/envs/loading/load";
import { ConfigurationError, type Problem } from "../../src/problem";

type Literal = { readonly [key: string]: unknown };

const PLATFORM: Literal = {
  name: "acme",
  owner: "team",
  costCentre: "research",
  repository: "example/acme",
  accounts: { main: "111111111111" },
  home: { account: "main", region: "eu-west-1" },
  images: { backend: { context: "application/backend" } },
};

const ENVIRONMENT: Literal = {
  name: "test",
  account: "main",
  region: "eu-west-1",
  lifecycle: "disposable",
  networking: { cidr: "10.0.0.0/16", zones: ["eu-west-1a", "eu-west-1b"] },
  loadBalancers: { public: { plainHttp: { reason: "a test serves nothing real" } } },
  // With room for the connections of all that tests let connect to it.
  databases: { main: { instanceClass: "db.r7g.large" } },
  workloads: {
    api: {
      kind: "service",
      image: "backend",
      port: 3000,
      internetEgress: true,
      connections: { main: {} },
      expose: { through: "public", paths: ["/*"] },
    },
  },
};

/** A small valid platform with parts put in place of its own; `undefined` takes a field away. */
export const platformLiteral = (overrides: Literal = {}): Literal => merge(PLATFORM, overrides);

/** A small valid environment with parts put in place of its own; `undefined` takes a field away. */
export const environmentLiteral = (overrides: Literal = {}): Literal =>
  merge(ENVIRONMENT, overrides);

/** The small environment with these parts, loaded. */
export const environmentWith = (environment: Literal = {}, platform: Literal = {}) =>
  loadEnvironment(environmentLiteral(environment), loadPlatform(platformLiteral(platform)));

/** What loading the small environment with these parts finds wrong. */
export function problemsOf(environment: Literal, platform: Literal = {}): readonly Problem[] {
  try {
    environmentWith(environment, platform);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

function merge(base: Literal, overrides: Literal): Literal {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(overrides)) {
    const under = merged[key];
    if (value === undefined) delete merged[key];
    else merged[key] = isLiteral(value) && isLiteral(under) ? merge(under, value) : value;
  }
  return merged;
}

const isLiteral = (value: unknown): value is Literal =>
  typeof value === "object" && value !== null && !Array.isArray(value);
