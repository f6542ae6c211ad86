import type { CapacityConfig } from "./cluster-config";

export const CAPACITY_PROVIDERS = ["FARGATE", "FARGATE_SPOT"];

/**
 * The capacity provider strategy. One that gets neither weight nor base is left out; the list is
 * never empty, because the AWS provider replaces a service whose list becomes or was empty.
 */
export function capacityStrategy(
  capacity: CapacityConfig,
): { capacityProvider: string; weight: number; base: number }[] {
  return [
    { capacityProvider: "FARGATE", weight: capacity.fargate, base: capacity.base },
    { capacityProvider: "FARGATE_SPOT", weight: capacity.spot, base: 0 },
  ].filter(({ weight, base }) => weight > 0 || base > 0);
}
