import type { PlanJson } from "../../scripts/terraform/plan-json";

/** What a plan does to each address, in an order that does not depend on how it was written. */
export function whatIsPlanned(plan: PlanJson): Record<string, unknown> {
  const changes = (plan.resource_changes ?? []).map(({ address, change }) => {
    const { actions, after, after_unknown } = change;
    return [address, { actions, after, after_unknown }] as const;
  });
  const resources = Object.fromEntries(changes.sort(([one], [other]) => (one < other ? -1 : 1)));
  return { resources, outputs: plan.output_changes ?? {} };
}
