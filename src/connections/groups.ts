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
export const loadBalancerGroup = (name: string): string => `load-balancer-${name}`;
