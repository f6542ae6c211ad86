import type { Counts, PlannedChange } from "./plan-summary";

/** How many of each kind; a resource that is moved and changed counts as both. */
export function countsOf(changes: readonly PlannedChange[]): Counts {
  const counts = {
    create: 0,
    update: 0,
    replace: 0,
    destroy: 0,
    forget: 0,
    move: 0,
    import: 0,
  };
  for (const { action, movedFrom, importedAs } of changes) {
    if (action) counts[action] += 1;
    if (movedFrom !== undefined) counts.move += 1;
    if (importedAs !== undefined) counts.import += 1;
  }
  return counts;
}

/** How many resources an apply works on, one by one: what progress is measured by. */
export const worked = ({ create, update, replace, destroy }: Counts): number =>
  create + update + 2 * replace + destroy;
