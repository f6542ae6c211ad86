import type { ConnectedEnvironment } from "./input";

/** A security group, and with it everything that stands in it. */
export interface Group {
  /** The key of its rules and the name in its address: `api`, `database-main`. */
  readonly name: string;
  /** Shown in the console. AWS cannot change it later, so it only says what stands in the group. */
  readonly description: string;
}

/** The security group of the interface endpoints. It belongs to the network, so it is not planned. */
export const ENDPOINTS = "endpoints";

export const workloadGroup = (name: string): string => name;
export const databaseGroup = (name: string): string => `database-${name}`;
export const loadBalancerGroup = (name: string): string => `load-balancer-${name}`;

/** One security group for each thing that connections can lead to or come from. */
export function planGroups(environment: ConnectedEnvironment): Group[] {
  const { workloads, databases, loadBalancers } = environment;
  return [
    ...groups(workloads, workloadGroup, "Workload"),
    ...groups(databases, databaseGroup, "Database"),
    ...groups(loadBalancers, loadBalancerGroup, "Load balancer"),
  ].sort((one, other) => (one.name < other.name ? -1 : 1));
}

const groups = (
  members: Readonly<Record<string, unknown>>,
  groupOf: (name: string) => string,
  kind: string,
): Group[] =>
  Object.keys(members).map((name) => ({ name: groupOf(name), description: `${kind} ${name}` }));
