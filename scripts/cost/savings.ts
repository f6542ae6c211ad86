import type { CostItem } from "./bill";
import type { Estimate } from "./estimate";
import { difference, type Range, sum } from "./money";

export interface Saving {
  /** USD a month that would not be paid. */
  readonly saves: Range;
  /** USD a month that would still be. */
  readonly left: Range;
  /** Items that would be saved as well, by an unknown amount. */
  readonly unknown: readonly CostItem[];
}

/**
 * What `pause` saves in a month: services without tasks, databases stopped, NAT gateways and interface
 * endpoints gone. Load balancers, storage, addresses, keys, secrets and alarms stay.
 */
export function pauseSaving({ items, total }: Estimate): Saving {
  const gone = items.filter(({ pausable }) => pausable);
  const saves = sum(gone.flatMap(({ cost }) => cost ?? []));
  return {
    saves,
    left: difference(total, saves),
    unknown: gone.filter(({ cost }) => cost === undefined),
  };
}

/** Costs by a name that each item has; those without one are left out. */
export function grouped(
  items: readonly CostItem[],
  nameOf: (item: CostItem) => string | undefined,
): { name: string; cost: Range; unknown: number }[] {
  const names = [...new Set(items.flatMap((item) => nameOf(item) ?? []))].sort();
  return names.map((name) => {
    const own = items.filter((item) => nameOf(item) === name);
    return {
      name,
      cost: sum(own.flatMap(({ cost }) => cost ?? [])),
      unknown: own.filter(({ cost }) => cost === undefined).length,
    };
  });
}
