import { isNothing, isValues, same, type Values } from "./values";

/** Something that differs between two sides. */
export interface Difference {
  readonly path: readonly (string | number)[];
  /** `gained` and `lost`: a block of a list that is there on one side only; its path is that side's. */
  readonly how: "changed" | "gained" | "lost";
  readonly before: unknown;
  readonly after: unknown;
  /** What the value is called by what stands beside it: `{ name = "PASSWORD", value = … }`. */
  readonly called?: string;
}

/** The name that stands beside a `value`. */
export function calledIn(block: Values): string | undefined {
  const entry = Object.entries(block).find(([name]) => /^(name|key|option_?name)$/i.test(name));
  return typeof entry?.[1] === "string" ? entry[1] : undefined;
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
    const called = calledIn(other) ?? calledIn(one);
    return names.flatMap((name) => {
      const found = differences(one[name], other[name], [...path, name]);
      const isNamed = called !== undefined && /^value/i.test(name);
      return isNamed ? found.map((each) => ({ called, ...each })) : found;
    });
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
