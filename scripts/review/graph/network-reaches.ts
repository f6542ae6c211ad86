import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { textOf, textsOf, valuesAt } from "../model/values";
import { isInternet, parseRange } from "../network/cidr";
import { INTERNET } from "./graph";
import type { Reach, Reader } from "./reaches";

/** What connects whole networks, and what is reached past them: peerings, gateways, endpoints, clusters' APIs. */
export const networkReaches = (plan: Plan, side: Side): Reach[] =>
  plan.resources.flatMap((resource) => {
    if (resource[side] === undefined || resource.deposed) return [];
    return READERS[resource.type]?.(plan, resource, side) ?? [];
  });

const VPC = /^aws_(default_)?vpc$/;

/** What an argument names: by its address in the plan, or as the plan calls it. */
function named(plan: Plan, resource: Resource, argument: string, types: RegExp, side: Side) {
  const value = resource[side]?.[argument];
  const found = plan.named(resource, argument, value, types, side);
  return found.length > 0 ? found.map(({ address }) => address) : [...textsOf(value)];
}

/** Either side reaches the other where routes and groups let it. */
const peering: Reader = (plan, resource, side) =>
  named(plan, resource, "vpc_id", VPC, side).flatMap((own) =>
    named(plan, resource, "peer_vpc_id", VPC, side).flatMap((other) => [
      { from: own, to: other, label: "peering" },
      { from: other, to: own, label: "peering" },
    ]),
  );

const GATEWAY = /^aws_ec2_transit_gateway$/;

const attachment: Reader = (plan, resource, side) =>
  named(plan, resource, "vpc_id", VPC, side).flatMap((network) =>
    named(plan, resource, "transit_gateway_id", GATEWAY, side).flatMap((gateway) => [
      { from: network, to: gateway, label: "transit gateway" },
      { from: gateway, to: network, label: "transit gateway" },
    ]),
  );

const endpoint: Reader = (plan, resource, side) => {
  const service = textOf(resource[side]?.service_name);
  if (service === undefined) return [];
  return named(plan, resource, "vpc_id", VPC, side).map((from) => ({
    from,
    to: service,
    label: "endpoint",
  }));
};

const vpn: Reader = (plan, resource, side) =>
  named(plan, resource, "customer_gateway_id", /^aws_customer_gateway$/, side).map((from) => ({
    from,
    to: resource.address,
    label: "VPN",
  }));

/** The API of a cluster has addresses of its own, which no group of the plan guards. */
const cluster: Reader = (_plan, { address, ...resource }, side) => {
  const values = resource[side];
  if (valuesAt(values, ["vpc_config", "endpoint_public_access"])[0] === false) return [];
  const ranges = valuesAt(values, ["vpc_config", "public_access_cidrs"]).flatMap(textsOf);
  const from = ranges.length === 0 ? [INTERNET] : ranges.map(rangeInWords);
  return [...new Set(from)].map((one) => ({ from: one, to: address, label: "API 443" }));
};

function rangeInWords(cidr: string): string {
  const range = parseRange(cidr);
  return range && isInternet(range) ? INTERNET : cidr;
}

/** Outside of every network; its own policy decides who may. */
const domain: Reader = (_plan, { address, ...resource }, side) =>
  valuesAt(resource[side], ["vpc_options", "subnet_ids"]).flatMap(textsOf).length === 0 &&
  !valuesAt(resource.unknown, ["vpc_options"]).some(isMarkedAtAll)
    ? [{ from: INTERNET, to: address, label: "443, by its policy" }]
    : [];

const isMarkedAtAll = (mark: unknown): boolean => JSON.stringify(mark).includes("true");

/** Without a network of its own, or with a public address in it. */
const accelerator: Reader = (plan, resource, side) =>
  named(plan, resource, "endpoint_configuration", /^aws_(lb|alb|eip|instance)$/, side).map(
    (to) => ({
      from: INTERNET,
      to,
      label: "accelerator",
    }),
  );

const READERS: Readonly<Record<string, Reader>> = {
  aws_vpc_peering_connection: peering,
  aws_ec2_transit_gateway_vpc_attachment: attachment,
  aws_vpc_endpoint: endpoint,
  aws_vpn_connection: vpn,
  aws_eks_cluster: cluster,
  aws_opensearch_domain: domain,
  aws_elasticsearch_domain: domain,
  aws_globalaccelerator_endpoint_group: accelerator,
};
