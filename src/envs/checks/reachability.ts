import { type AddressRange, cidrRange, contains } from "../../cidr";
import { connectableNamed } from "../../connections/connectables";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import type { Environment } from "../environment";
import type { Workload } from "../reachability/needs";
import { isGateway, type Reachability, reachabilityOf } from "../reachability/reachability";

/** Tasks that reach neither ECR nor CloudWatch Logs never start, and nothing else says why. */
export const workloadsReachWhatTheyNeed: Check = (input) =>
  Object.entries(input.environment.workloads).flatMap(([name, workload]): Problem[] => {
    const reachability = reachabilityOf(input, workload);
    const missing = reachability.needs.filter(({ way }) => way === undefined);
    if (missing.length === 0) return idleEgress(name, workload, reachability, input.environment);
    const actions = [...new Set(missing.map(({ action }) => action))];
    return [
      {
        path: `workloads.${name}`,
        message: `cannot ${anyOf.format(actions)}: ${obstacle(workload, reachability)}`,
        found: situation(input.environment, workload),
        write: remedy(input.environment, workload, reachability),
      },
    ];
  });

/** What is connected to outside is let out of the security group, but also needs a route. */
export const whatIsOutsideHasARoute: Check = (input) =>
  Object.entries(input.environment.workloads).flatMap(([name, workload]) => {
    const { environment } = input;
    if (reachabilityOf(input, workload).route) return [];
    return Object.keys(workload.connections).flatMap((key): Problem[] => {
      const address = connectableNamed(environment, key)?.address;
      const outside = address?.in === "ranges" ? address.ranges.find(isPublic) : undefined;
      if (outside === undefined) return [];
      return [
        {
          path: `workloads.${name}.connections.${key}`,
          message: `leads to ${outside} on the internet, to which its ${workload.placement} subnets have no route`,
          found: situation(environment, workload),
          write: routeRemedy(workload),
        },
      ];
    });
  });

/** `internetEgress` where no route follows it. */
function idleEgress(
  name: string,
  workload: Workload,
  { route }: Reachability,
  environment: Environment,
): Problem[] {
  if (route || !workload.internetEgress) return [];
  return [
    {
      path: `workloads.${name}.internetEgress`,
      message: `lets it out to the internet, to which its ${workload.placement} subnets have no route`,
      found: situation(environment, workload),
      write: `${routeRemedy(workload)}, or \`internetEgress: false\``,
    },
  ];
}

function obstacle({ placement }: Workload, { route, needs }: Reachability): string {
  const services = awsTargets(needs);
  const internet = route
    ? "its security group lets nothing out to the internet"
    : `its ${placement} subnets have no route to the internet`;
  return services.length === 0
    ? internet
    : `${internet} and no endpoint leads to ${services.join(", ")}`;
}

const situation = (environment: Environment, { placement, internetEgress }: Workload): string =>
  show({ placement, internetEgress, nat: environment.networking.nat });

function remedy(
  environment: Environment,
  workload: Workload,
  { route, needs }: Reachability,
): string {
  const ways = [
    ...(route ? [] : [routeRemedy(workload)]),
    ...(workload.internetEgress ? [] : ["`internetEgress: true`"]),
  ].join(" and ");
  const beyondEndpoints = needs.some(({ target, way }) => target === "internet" && !way);
  if (beyondEndpoints) return ways;
  const endpoints = endpointRemedy(environment, workload, awsTargets(needs));
  return workload.placement === "isolated"
    ? `${endpoints}, or ${ways}`
    : `${ways}, or ${endpoints}`;
}

const routeRemedy = ({ placement }: Workload): string =>
  placement === "isolated"
    ? '`placement: "private"` with NAT'
    : '`networking.nat: "single"` (or `"per-zone"`)';

/** The fields as they have to read afterwards. */
function endpointRemedy(
  { networking }: Environment,
  { placement }: Workload,
  missing: readonly string[],
): string {
  const list = (field: string, known: readonly string[], added: readonly string[]) =>
    added.some((name) => !known.includes(name))
      ? [`\`networking.${field}: ${JSON.stringify([...new Set([...known, ...added])])}\``]
      : [];
  const gateways = missing.filter(isGateway);
  return [
    ...list(
      "interfaceEndpoints",
      networking.interfaceEndpoints,
      missing.filter((name) => !isGateway(name)),
    ),
    ...list("gatewayEndpoints", networking.gatewayEndpoints, gateways),
    ...(placement === "isolated" && gateways.length > 0
      ? ["`networking.isolatedGatewayEndpoints: true`"]
      : []),
  ].join(" with ");
}

const awsTargets = (needs: Reachability["needs"]): string[] => [
  ...new Set(
    needs
      .filter(({ target, way }) => target !== "internet" && way === undefined)
      .map(({ target }) => target),
  ),
];

/** Ranges that networks use among themselves (RFC 1918, RFC 6598); a peering leads there, if anything. */
const PRIVATE: readonly AddressRange[] = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
].map(cidrRange);

const isPublic = (cidr: string): boolean =>
  !PRIVATE.some((range) => contains(range, cidrRange(cidr)));

const anyOf = new Intl.ListFormat("en", { type: "disjunction" });
