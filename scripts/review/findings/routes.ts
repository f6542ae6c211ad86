import type { Plan } from "../model/plan";
import { leadsOut } from "../network/subnets";
import { finding } from "./context";
import { type Finding, fact } from "./finding";

/** Route tables that get a way from and to the internet: their subnets become public. */
export function routes(plan: Plan): Finding[] {
  return plan.ofType(/^aws_(route|route_table|default_route_table)$/).flatMap((resource) => {
    if (resource.action === "none" || resource.action === "destroy") return [];
    if (!leadsOut(plan, resource, "after") || leadsOut(plan, resource, "before")) return [];
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
