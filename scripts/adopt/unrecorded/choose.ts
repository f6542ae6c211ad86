import type { Import } from "../import-blocks";
import type { Doubled } from "./doubled";
import type { Memory } from "./memory";
import type { Values, Wanted } from "./wanted";

/** The import ids that may be a wanted resource, and what Terraform has to confirm. */
export interface Choice {
  readonly wanted: Wanted;
  readonly ids: readonly string[];
  /** Whether it is the one, by what Terraform read of it. */
  readonly confirms: (there: Values) => boolean;
  /** Whether nobody but Terraform knows that they are there at all, or which of them it is. */
  readonly unsure: boolean;
}

export interface Chosen {
  readonly imports: readonly Import[];
  readonly doubled: readonly Doubled[];
}

/**
 * Chooses what is imported. Where only Terraform can tell which one it is, one is imported to see: the
 * next plan reads it, and then it stays or the next one is tried. Nothing is imported twice.
 */
export function choose(choices: readonly Choice[], memory: Memory): Chosen {
  const imports: Import[] = [];
  const doubled: Doubled[] = [];
  const taken = new Set<string>();
  for (const { wanted, ids, confirms, unsure } of choices) {
    const { address, type } = wanted;
    const possible = [...new Set(ids)].filter((id) => {
      const there = memory.of(type, id);
      return !memory.isGone(type, id) && (there === undefined || confirms(there));
    });
    const [untried] = unsure ? possible.filter((id) => memory.of(type, id) === undefined) : [];
    if (possible.length > 1 && untried === undefined) {
      doubled.push({ address, ids: possible });
      continue;
    }
    // Each of several has to be read before one can be called the only one.
    const free = possible.filter((id) => !taken.has(`${type} ${id}`));
    const id = free.find((one) => one === untried) ?? free[0];
    if (id === undefined) continue;
    taken.add(`${type} ${id}`);
    imports.push({ to: address, id });
  }
  return { imports, doubled };
}
