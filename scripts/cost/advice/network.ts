import { counted } from "../../terminal/counted";
import type { Advice, Advised } from "../advice";
import { HOURS } from "../bill";
import { exactly } from "../money";
import { priceIn } from "../price-table";
import { listIn, type Resource } from "../resource";

/** NAT gateways in each zone, and endpoints beside or instead of them. */
export const adviceOnNetwork = (advised: Advised): Advice[] => [
  ...singleNat(advised),
  ...endpointsBesideNat(advised),
  ...natForEndpoints(advised),
];

function singleNat({ resources, table, lifecycle }: Advised): Advice[] {
  const gateways = resources.filter(({ type }) => type === "aws_nat_gateway").length;
  const each = monthOfNat(table);
  if (gateways < 2 || each === undefined) return [];
  const risk =
    lifecycle === "durable"
      ? "when its zone fails, all private subnets lose their way out: think twice, this one is durable"
      : "when its zone fails, all private subnets lose their way out";
  return [
    {
      change: 'networking.nat: "single"',
      means: `one NAT gateway instead of ${gateways}; ${risk}`,
      saves: exactly((gateways - 1) * each),
    },
  ];
}

/** Beside NAT an endpoint saves only what its traffic pays there. */
function endpointsBesideNat({ resources, table }: Advised): Advice[] {
  const endpoints = interfaceEndpoints(resources);
  const hour = priceIn(table, "endpoint.hour");
  const hasNat = resources.some(({ type }) => type === "aws_nat_gateway");
  if (!hasNat || endpoints.length === 0 || hour === undefined) return [];
  const month = zonesOf(endpoints) * HOURS * hour;
  const natGb = priceIn(table, "nat.gb");
  const endpointGb = priceIn(table, "endpoint.gb");
  const worth =
    natGb === undefined || endpointGb === undefined || natGb <= endpointGb
      ? "they pay off with much traffic only"
      : `they pay off from ${Math.ceil(month / (natGb - endpointGb))} GB a month on`;
  return [
    {
      change: "networking.interfaceEndpoints: []",
      means: `NAT takes that traffic; ${worth}, or where it must not leave the VPC`,
      saves: exactly(month),
    },
  ];
}

/** Without NAT, many endpoints may cost more than the gateway that they replace. */
function natForEndpoints({ resources, table }: Advised): Advice[] {
  const endpoints = interfaceEndpoints(resources);
  const hour = priceIn(table, "endpoint.hour");
  const nat = monthOfNat(table);
  const hasNat = resources.some(({ type }) => type === "aws_nat_gateway");
  if (hasNat || endpoints.length === 0 || hour === undefined || nat === undefined) return [];
  const saves = zonesOf(endpoints) * HOURS * hour - nat;
  if (saves <= 0) return [];
  return [
    {
      change: 'networking.nat: "single" and interfaceEndpoints: []',
      means: `one NAT gateway instead of ${counted(endpoints.length, "endpoint")}; the private subnets get a way to the internet, and workloads in isolated ones have to move`,
      saves: exactly(saves),
    },
  ];
}

const interfaceEndpoints = (resources: readonly Resource[]): Resource[] =>
  resources.filter(
    ({ type, args }) => type === "aws_vpc_endpoint" && args.vpc_endpoint_type === "Interface",
  );

const zonesOf = (endpoints: readonly Resource[]): number =>
  endpoints.reduce((all, { args }) => all + listIn(args.subnet_ids).length, 0);

/** With its public address. */
function monthOfNat(table: Advised["table"]): number | undefined {
  const hour = priceIn(table, "nat.hour");
  const address = priceIn(table, "ipv4.hour");
  return hour === undefined || address === undefined ? undefined : HOURS * (hour + address);
}
