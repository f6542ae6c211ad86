import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { blocksOf, textOf, textsOf, type Values, valuesAt } from "../model/values";
import { isInternet, parseRange } from "./cidr";

const SUBNET = /^aws_(default_)?subnet$/;
const TABLE = /^aws_(default_)?route_table$/;
const GATEWAY = /^aws_internet_gateway$/;

/** Where resources name the subnets that they are in. */
const PLACES: readonly (readonly string[])[] = [
  ["subnets"],
  ["subnet_id"],
  ["subnet_ids"],
  ["subnet_mapping", "subnet_id"],
  ["vpc_config", "subnet_ids"],
  ["vpc_options", "subnet_ids"],
  ["network_configuration", "subnets"],
  ["vpc_zone_identifier"],
  ["broker_node_group_info", "client_subnets"],
];

/** The subnets that something is in, as far as they are in the plan; undefined where not all of them are. */
export function subnetsOf(
  plan: Plan,
  resource: Resource,
  side: Side,
): readonly Resource[] | undefined {
  const group = resource[side]?.db_subnet_group_name;
  const [named] = plan.named(
    resource,
    "db_subnet_group_name",
    group,
    /^aws_db_subnet_group$/,
    side,
  );
  const of = named ?? resource;
  const found = PLACES.flatMap((place) => {
    const ids = valuesAt(of[side], place).flatMap(textsOf);
    return { ids, subnets: plan.named(of, place[0] ?? "", ids, SUBNET, side) };
  });
  const subnets = [...new Set(found.flatMap((one) => one.subnets))];
  const ids = new Set(found.flatMap((one) => one.ids));
  return subnets.length === 0 || subnets.length < ids.size ? undefined : subnets;
}

/** Which subnets have a way from and to the internet, by their addresses; those of which nobody knows are not in it. */
export type WaysOut = ReadonlyMap<string, boolean>;

/** Reads route tables, the routes that are resources of their own, and which subnets have them. */
export function waysOut(plan: Plan, side: Side): WaysOut {
  const open = new Set(
    plan
      .ofType(/^aws_(route|(default_)?route_table)$/)
      .filter((one) => leadsOut(plan, one, side))
      .flatMap((one) => tablesOf(plan, one, side)),
  );
  const found = new Map<string, boolean>();
  for (const one of plan.ofType(/^aws_route_table_association$/)) {
    const values = one[side];
    if (values === undefined) continue;
    const tables = plan.named(one, "route_table_id", values.route_table_id, TABLE, side);
    if (tables.length === 0) continue;
    for (const subnet of plan.named(one, "subnet_id", values.subnet_id, SUBNET, side))
      found.set(
        subnet.address,
        tables.some(({ address }) => open.has(address)),
      );
  }
  return found;
}

const tablesOf = (plan: Plan, resource: Resource, side: Side): string[] =>
  TABLE.test(resource.type)
    ? [resource.address]
    : plan
        .named(resource, "route_table_id", resource[side]?.route_table_id, TABLE, side)
        .map(({ address }) => address);

/** Whether a route, or a route of a table, leads to everywhere through an internet gateway. */
export function leadsOut(plan: Plan, resource: Resource, side: Side): boolean {
  const values = resource[side];
  if (values === undefined) return false;
  const all: readonly Values[] = resource.type === "aws_route" ? [values] : blocksOf(values.route);
  return all.some((route) => isWide(route) && goesThrough(plan, resource, route, side));
}

const isWide = (route: Values): boolean =>
  [
    route.destination_cidr_block,
    route.cidr_block,
    route.destination_ipv6_cidr_block,
    route.ipv6_cidr_block,
  ].some((cidr) => {
    const range = parseRange(textOf(cidr) ?? "");
    return range !== undefined && isInternet(range);
  });

function goesThrough(plan: Plan, resource: Resource, route: Values, side: Side): boolean {
  if (textOf(route.gateway_id)?.startsWith("igw-")) return true;
  const argument = resource.type === "aws_route" ? "gateway_id" : "route";
  return plan.named(resource, argument, route.gateway_id, GATEWAY, side).length > 0;
}
