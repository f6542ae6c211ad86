import type { Advice } from "./advice";
import type { Estimate } from "./estimate";
import { grouped, pauseSaving } from "./savings";
import { CAVEAT } from "./words";

/** The same for programs. A cost that nobody knows is null. */
export function costInJson(estimate: Estimate, advice: readonly Advice[], paused = false): string {
  const { items, unknown, usage, total, ...rest } = estimate;
  const { saves, left } = pauseSaving(estimate);
  const shown = {
    ...rest,
    paused,
    currency: "USD",
    basis: CAVEAT,
    total,
    complete: unknown.length === 0 && Object.keys(rest.unclassified).length === 0,
    modules: grouped(items, ({ module }) => module),
    workloads: grouped(items, ({ workload }) => workload),
    items: items.map((item) => ({ ...item, cost: item.cost ?? null })),
    usage: usage.map((one) => ({ ...one, usd: one.usd ?? null })),
    pause: { saves, left },
    advice,
  };
  return `${JSON.stringify(shown, undefined, 2)}\n`;
}
