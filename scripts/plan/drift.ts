import type { PlanJson } from "../terraform/plan-json";
import { changedArguments } from "./changed-arguments";
import type { Drift } from "./plan-summary";

/** What was changed or deleted since the last apply, as Terraform found it while it planned. */
export function driftOf({ resource_drift = [], resource_changes = [] }: PlanJson): Drift[] {
  const planned = new Map(resource_changes.map((change) => [change.address, change]));
  return resource_drift
    .filter(({ mode, change }) => mode === "managed" && !change.actions.includes("no-op"))
    .map(({ address, type, change }) => {
      const actions = planned.get(address)?.change.actions ?? [];
      return {
        address,
        type,
        how: change.actions.includes("delete") ? ("deleted" as const) : ("changed" as const),
        changes: changedArguments({ ...change, after_unknown: {} }),
        repaired: actions.some((action) => action !== "no-op" && action !== "read"),
      };
    })
    .filter(({ how, changes }) => how === "deleted" || changes.length > 0);
}
