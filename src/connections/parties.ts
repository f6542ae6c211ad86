import { loadBalancerGroup, workloadGroup } from "./groups";
import { type DependencyField, dependencyKinds } from "./kinds";

/** Whatever has a key by which it is named at an end of a connection. */
export interface Party {
  readonly field: DependencyField | "loadBalancers" | "workloads";
  /** What one is called in the middle of a sentence: `load balancer`. */
  readonly noun: string;
  /** Name of the security group of the one with this key; what stands outside the VPC has none. */
  readonly groupOf?: (name: string) => string;
}

export const parties: readonly Party[] = [
  ...dependencyKinds,
  { field: "loadBalancers", noun: "load balancer", groupOf: loadBalancerGroup },
  { field: "workloads", noun: "workload", groupOf: workloadGroup },
];
