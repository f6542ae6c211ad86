import { computedName, type GivenName } from "../../given-name";
import type { Naming } from "../../naming";
import type { WorkloadConfig } from "./config";

/** The names of the roles and schedules of workloads. */
export const namesOfWorkloads = (
  workloads: Readonly<Record<string, WorkloadConfig>>,
  naming: Naming,
): GivenName[] =>
  Object.entries(workloads).flatMap(([key, workload]) => {
    const path = `workloads.${key}`;
    const scheduled = workload.kind === "task" && workload.schedule !== undefined;
    return [
      computedName("role", path, naming.role(key, "execution")),
      ...(scheduled ? [computedName("schedule", path, naming.resource(key))] : []),
    ];
  });
