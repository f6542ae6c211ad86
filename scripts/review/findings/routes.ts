import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { blocksOf, textOf, type Values } from "../model/values";
import { isInternet, parseRange } from "../network/cidr";
import { finding } from "./context";
import { type Finding, fact } from "./finding";

const GATEWAY = /^aws_internet_gateway$/;

/** Route tables that get a way from and to the internet: their subnets become public. */
export function routes(plan: Plan): Finding[] {
  return plan.ofType(/^aws_(route|route_table|default_route_table)$/).flatMap((resource) => {
    if (resource.action === "none" || resource.action === "destroy") return [];
    if (!isPublic(plan, resource, "after") || isPublic(plan, resource, "before")) return [];
    const table = plan.named(
      resource,
      "route_table_id",
      resource.after?.route_table_id,
      /route_table$/,
      "after",
    )[0];
    if ((table ?? resource).action === "create") return [];
    return [
      finding(resource, {
        kind: "exposure",
        rule: "subnets-made-public",
        severity: "high",
        what: "connects subnets to the internet",
        why: "Whatever in them has or gets a public address is reached from the internet.",
        todo: "Use a NAT gateway for the way out, or another route table for what is public.",
        facts: fact("route table", table?.address),
      }),
    ];
  });
}

function isPublic(plan: Plan, resource: Resource, side: "before" | "after"): boolean {
  const values = resource[side];
  if (values === undefined) return false;
  const all: readonly Values[] = resource.type === "aws_route" ? [values] : blocksOf(values.route);
  return all.some((route) => {
    const to = [
      route.destination_cidr_block,
      route.cidr_block,
      route.destination_ipv6_cidr_block,
      route.ipv6_cidr_block,
    ];
    const wide = to.some((cidr) => {
      const range = parseRange(textOf(cidr) ?? "");
      return range !== undefined && isInternet(range);
    });
    const gateway = textOf(route.gateway_id);
    return wide && (gateway?.startsWith("igw-") || goesThrough(plan, resource, route, side));
  });
}

function goesThrough(
  plan: Plan,
  resource: Resource,
  route: Values,
  side: "before" | "after",
): boolean {
  const argument = resource.type === "aws_route" ? "gateway_id" : "route";
  return plan.named(resource, argument, route.gateway_id, GATEWAY, side).length > 0;
}
