import type { LoadBalancerConfig } from "../../modules/alb/config";
import type { ExposeConfig } from "../../modules/alb/expose";
import type { ServiceConfig } from "../../modules/ecs/config";
import type { Environment } from "../environment";

/** A service that asks to be reached from outside. */
export interface Exposed {
  readonly name: string;
  readonly service: ServiceConfig;
  readonly expose: ExposeConfig;
  /** Where its `expose` is in the literal. */
  readonly path: string;
}

export const exposedServices = ({ workloads }: Environment): Exposed[] =>
  Object.entries(workloads).flatMap(([name, workload]) =>
    workload.kind === "service" && workload.expose !== undefined
      ? [{ name, service: workload, expose: workload.expose, path: `workloads.${name}.expose` }]
      : [],
  );

/** The load balancers with the services behind each; services that name none of them are left out. */
export function behindLoadBalancers(environment: Environment) {
  const exposed = exposedServices(environment);
  return Object.entries(environment.loadBalancers).map(
    ([key, config]): { key: string; config: LoadBalancerConfig; services: Exposed[] } => ({
      key,
      config,
      services: exposed.filter(({ expose }) => expose.through === key),
    }),
  );
}
