import type { Environment } from "../envs/environment";
import type { Target } from "../modules/alb/target-group";

/** The services that are reached through one load balancer of an environment. */
export const exposedServices = (environment: Environment, loadBalancer: string): Target[] =>
  Object.entries(environment.workloads).flatMap(([service, workload]) =>
    workload.kind === "service" &&
    workload.expose?.through === loadBalancer &&
    workload.port !== undefined
      ? [{ service, port: workload.port, protocol: workload.protocol, expose: workload.expose }]
      : [],
  );
