import { isNothing, isValues, same } from "./values";

/** Something that differs between two sides. */
export interface Difference {
  readonly path: readonly (string | number)[];
  /** `gained` and `lost`: a block of a list that is there on one side only; its path is that side's. */
  readonly how: "changed" | "gained" | "lost";
  readonly before: unknown;
  readonly after: unknown;
}

const DEEPEST = 8;

/**
 * What differs, as far down as it can be told: the field of a block and not the block. Lists of blocks are
 * compared as sets, as the provider has most of them; text that is JSON, a policy for one, as what it says.
 */
export function differences(
  before: unknown,
  after: unknown,
  path: readonly (string | number)[] = [],
): Difference[] {
  if (same(before, after) || (isNothing(before) && isNothing(after))) return [];
  const [one, other] = [unwrapped(before), unwrapped(after)];
  const changed: Difference = { path, how: "changed", before, after };
  if (path.length > DEEPEST) return [changed];
  if (isValues(one) && isValues(other)) {
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return names.flatMap((name) => differences(one[name], other[name], [...path, name]));
  }
  if (!isBlocks(one) || !isBlocks(other)) return [changed];
  if (one.length === 1 && other.length === 1) return differences(one[0], other[0], [...path, 0]);
  return [
    ...onlyIn(one, other).map(
      (index): Difference => ({
        path: [...path, index],
        how: "lost",
        before: one[index],
        after: undefined,
      }),
    ),
    ...onlyIn(other, one).map(
      (index): Difference => ({
        path: [...path, index],
        how: "gained",
        before: undefined,
        after: other[index],
      }),
    ),
  ];
}

/** Absent is an empty list of blocks where the other side has some. */
const isBlocks = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.every(isValues);

function unwrapped(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function onlyIn(some: readonly unknown[], others: readonly unknown[]): number[] {
  const known = new Set(others.map((one) => JSON.stringify(one)));
  return some.flatMap((one, index) => (known.has(JSON.stringify(one)) ? [] : [index]));
}
