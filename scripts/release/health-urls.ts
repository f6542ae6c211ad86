import type { DeployedEnvironment } from "../workloads/deployed";
import { hostOf, type Route, routesTo, takes } from "../workloads/routes";
import { isService } from "../workloads/workload";

/** The address under which the health of a service can be asked from outside. */
export interface HealthUrl {
  readonly workload: string;
  readonly url: string;
}

/**
 * Where the services behind load balancers that face the internet answer for their health. A health path that no
 * rule lets through from outside has no address here.
 */
export function healthUrlsIn({ state, workloads }: DeployedEnvironment): HealthUrl[] {
  return workloads.filter(isService).flatMap((service) => {
    const routes = routesTo(state, service);
    return service.targetGroups.flatMap((group) => {
      const urls = routes.filter(({ targetGroup }) => targetGroup === group).flatMap(urlOf);
      return urls.slice(0, 1).map((url) => ({ workload: service.name, url }));
    });
  });
}

function urlOf(route: Route): string[] {
  const { protocol, healthPath, loadBalancer } = route;
  if (healthPath === undefined || loadBalancer.internal || !takes(route, healthPath)) return [];
  const host = hostOf(route);
  const base = host === undefined ? loadBalancer.url : `${protocol}://${host}`;
  return base === undefined ? [] : [new URL(healthPath, base).href];
}
