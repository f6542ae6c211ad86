import type { PlanJson, ResourceChange } from "../terraform/plan-json";
import { changedArguments } from "./changed-arguments";
import { type Configured, withoutKeys } from "./configured-arguments";
import type { Drift } from "./plan-summary";

/** What was changed or deleted since the last apply, as Terraform found it while it planned. */
export function driftOf(
  { resource_drift = [], resource_changes = [] }: PlanJson,
  configured: Configured,
): Drift[] {
  const planned = new Map(resource_changes.map(({ address, change }) => [address, change]));
  return resource_drift
    .filter(({ mode, change }) => mode === "managed" && !change.actions.includes("no-op"))
    .map((drifted) =>
      describe(
        drifted,
        planned.get(drifted.address),
        configured.get(withoutKeys(drifted.address)) ?? new Set(),
      ),
    )
    .filter(({ how, changes }) => how === "deleted" || changes.length > 0);
}

function describe(
  { address, type, change }: ResourceChange,
  planned: ResourceChange["change"] | undefined,
  configured: ReadonlySet<string>,
): Drift {
  if (change.actions.includes("delete"))
    return { address, type, how: "deleted", changes: [], repaired: planned !== undefined };
  const drifted = changedArguments({ ...change, after_unknown: {} });
  const mended = drifted.filter(
    (name) => configured.has(name) && planned && changedArguments(planned).includes(name),
  );
  const repaired = mended.length > 0;
  return { address, type, how: "changed", changes: repaired ? mended : drifted, repaired };
}
