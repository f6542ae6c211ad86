import type { ServiceConfig } from "../../modules/ecs/config";
import type { Environment } from "../environment";

/** A service and where it is in the literal. */
export interface DeclaredService {
  readonly path: string;
  readonly service: ServiceConfig;
}

export const servicesOf = ({ workloads }: Environment): DeclaredService[] =>
  Object.entries(workloads).flatMap(([name, workload]) =>
    workload.kind === "service" ? [{ path: `workloads.${name}`, service: workload }] : [],
  );
