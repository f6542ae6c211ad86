import { textOf } from "../state/attributes";
import { entriesOf, type StateDocument } from "../state/document";
import type { DeployedEnvironment } from "../workloads/deployed";
import { hostOf, type Route, routesTo, takes } from "../workloads/routes";
import type { DeployedService } from "../workloads/workload";
import { type Accepted, acceptedIn } from "./accepted";

/** How a user comes to a service, or why nobody is sent there. */
export type Way =
  | { readonly service: DeployedService; readonly url: string; readonly accepted: Accepted }
  | { readonly service: DeployedService; readonly notAsked: string };

/** The way to each service that a load balancer leads to; to those that none leads to there is none. */
export function waysIn({ state, workloads }: DeployedEnvironment): Way[] {
  return workloads
    .filter((one) => one.kind === "service")
    .flatMap((service) => {
      const routes = routesTo(state, service);
      return routes.length === 0 ? [] : [wayTo(state, service, routes)];
    });
}

function wayTo(state: StateDocument, service: DeployedService, routes: readonly Route[]): Way {
  // Of the listeners the one with a certificate: what users take.
  const open = routes
    .filter(({ loadBalancer }) => !loadBalancer.internal)
    .sort((one, other) => other.protocol.localeCompare(one.protocol));
  if (open.length === 0) return { service, notAsked: "internal: reached from its network alone" };
  for (const route of open) {
    const [path, isHealthPath] = pathOf(route);
    const origin = originOf(state, route);
    if (path === undefined || origin === undefined) continue;
    return {
      service,
      url: new URL(path, origin).href,
      accepted: acceptedIn(isHealthPath ? matcherOf(state, route.targetGroup) : undefined),
    };
  }
  return { service, notAsked: "no rule leads a plain path to it" };
}

/** The health path, where it is let through from outside; else the first pattern's shortest path. */
function pathOf(route: Route): readonly [path: string | undefined, isHealthPath: boolean] {
  const { healthPath, paths } = route;
  if (healthPath !== undefined && takes(route, healthPath)) return [healthPath, true];
  const plain = paths.map((pattern) => pattern.replace(/[*?].*$/, ""));
  return [paths.length === 0 ? "/" : plain.find((path) => takes(route, path)), false];
}

/** By the domain where there is one, else by the name that AWS gives the load balancer. */
function originOf(state: StateDocument, route: Route): string | undefined {
  const { protocol, port, loadBalancer } = route;
  const host = hostOf(route);
  const named = host ?? (loadBalancer.url && new URL(loadBalancer.url).hostname);
  const name = named ?? ownName(state, loadBalancer.arn);
  return name === undefined ? undefined : `${protocol}://${name}:${port}`;
}

function ownName(state: StateDocument, arn: string): string | undefined {
  const balancer = entriesOf(state).find((one) => textOf(one, "arn") === arn);
  return balancer && (textOf(balancer, "dns_name") || undefined);
}

/** What the load balancer takes for healthy: `200`, `200-299`, `200,302`. */
function matcherOf(state: StateDocument, targetGroup: string): string | undefined {
  const group = entriesOf(state).find((one) => textOf(one, "arn") === targetGroup);
  const check: unknown = group?.attributes.health_check;
  const [first] = Array.isArray(check) ? check : [];
  const { matcher } = Object(first) as { matcher?: unknown };
  return typeof matcher === "string" && matcher !== "" ? matcher : undefined;
}
