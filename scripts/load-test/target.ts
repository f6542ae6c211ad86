import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StateDocument } from "../state/document";
import { hostOf, type Route, routesTo, takes } from "../workloads/routes";
import type { DeployedService } from "../workloads/workload";
import { ownName } from "./load-balancer";

/** The way that the load takes to a service. */
export interface Way {
  readonly route: Route;
  /** The name that requests are for; undefined where the load balancer's own will do. */
  readonly host: string | undefined;
  readonly path: string;
}

/**
 * How a service is reached, as the last apply left it.
 * @param path as it was asked for; without one the health path where a rule takes it, or the first path that one does
 * @throws where no load balancer leads to the service, or none to this path
 */
export function wayTo(
  state: StateDocument,
  service: DeployedService,
  environment: string,
  path?: string,
): Way {
  const { name } = service;
  if (path !== undefined) requirePath(path);
  // The public one first, and of its listeners the one with a certificate: what users take.
  const routes = routesTo(state, service).sort((one, other) => rank(one) - rank(other));
  if (routes.length === 0)
    throw new CommandError(`no load balancer leads to ${name} of ${environment}`, {
      hint: "Only a service with `expose` is reached from outside; load the one that calls it.",
      exitCode: exitCodes.failed,
    });
  for (const route of routes) {
    const found = path ?? pathOf(route);
    if (found !== undefined && takes(route, pathAlone(found)))
      return { route, host: hostIn(route), path: found };
  }
  const patterns = [...new Set(routes.flatMap(({ paths }) => paths))];
  throw new CommandError(`no rule leads ${path ?? "a plain path"} to ${name} of ${environment}`, {
    hint: `Give a path that its rules take with --path: ${patterns.join(", ")}.`,
    exitCode: exitCodes.usage,
  });
}

const rank = ({ protocol, loadBalancer }: Route): number =>
  (loadBalancer.internal ? 2 : 0) + (protocol === "https" ? 0 : 1);

/** The health path, where it is let through from outside; else the first pattern's shortest path. */
function pathOf(route: Route): string | undefined {
  const { healthPath, paths } = route;
  if (healthPath !== undefined && takes(route, healthPath)) return healthPath;
  return paths.map((pattern) => pattern.replace(/\*.*$/, "")).find((plain) => takes(route, plain));
}

/** Rules are of the path alone. */
const pathAlone = (path: string): string => path.replace(/\?.*$/, "");

/** One host that a rule takes, or the name that the load balancer's certificate is for. */
function hostIn(route: Route): string | undefined {
  const said = hostOf(route) ?? nameIn(route.loadBalancer.url);
  return said === undefined || ownName(said) ? undefined : said;
}

const nameIn = (url: string | undefined) => (url === undefined ? undefined : new URL(url).hostname);

/** A path only: a whole address could lead to somebody else's server. */
function requirePath(path: string): void {
  if (/^\/(?![/\\])[^\s#\\]*$/.test(path)) return;
  throw new CommandError(`"${path}" is no path`, {
    hint: "Write it as `/api/users?page=2`. The host is always the environment's own load balancer.",
    exitCode: exitCodes.usage,
  });
}
