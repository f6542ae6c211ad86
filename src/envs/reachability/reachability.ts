import { GATEWAY_ENDPOINTS } from "../../modules/networking/config";
import type { CheckInput } from "../check";
import type { Environment } from "../environment";
import { type Need, needsOf, type Workload } from "./needs";

export type Way = "interface endpoint" | "gateway endpoint" | "internet";

export interface Reachability {
  /** Whether its subnets have a route to the internet. */
  readonly route: boolean;
  /** Whether its security group lets it out there too, on port 443. */
  readonly internet: boolean;
  /** What it has to reach, and how it does; without a way it cannot. */
  readonly needs: readonly (Need & { readonly way: Way | undefined })[];
}

/**
 * How a workload reaches what it cannot do without: by the route of the subnets it is placed in
 * and by its security group, which lets it out to the endpoints of the VPC always (connections add
 * those rules) and to the internet only with `internetEgress`. Names of interface endpoints
 * resolve in the whole VPC, so they serve every tier.
 */
export function reachabilityOf(input: CheckInput, workload: Workload): Reachability {
  const { networking } = input.environment;
  const route = hasRoute(networking, workload.placement);
  const internet = route && workload.internetEgress;
  const wayTo = (target: Need["target"]): Way | undefined => {
    if (isGateway(target) && hasGateway(networking, workload, target)) return "gateway endpoint";
    if (networking.interfaceEndpoints.some((name) => name === target)) return "interface endpoint";
    return internet ? "internet" : undefined;
  };
  const needs = needsOf(input, workload).map((need) => ({ ...need, way: wayTo(need.target) }));
  return { route, internet, needs };
}

type Networking = Environment["networking"];

function hasRoute({ nat }: Networking, placement: Workload["placement"]): boolean {
  return { public: true, private: nat !== "none", isolated: false }[placement];
}

const hasGateway = (
  networking: Networking,
  { placement }: Workload,
  service: (typeof GATEWAY_ENDPOINTS)[number],
): boolean =>
  networking.gatewayEndpoints.includes(service) &&
  (placement !== "isolated" || networking.isolatedGatewayEndpoints);

export const isGateway = (target: string): target is (typeof GATEWAY_ENDPOINTS)[number] =>
  GATEWAY_ENDPOINTS.some((name) => name === target);
