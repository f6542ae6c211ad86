import type { Fields } from "./line";

/** The stack of an error that was logged, and the fields without it. */
interface Told {
  readonly pairs: readonly string[];
  readonly stack: string | undefined;
}

/** Deeper than this an object is written as JSON. */
const DEPTH = 3;

/** Fields as `key=value`, those of objects as `key.field=value`; an error's stack apart, since it has lines. */
export function pairsOf(fields: Fields): Told {
  const pairs: string[] = [];
  let stack: string | undefined;
  const add = (path: string, value: unknown, depth: number): void => {
    if (path.endsWith(".stack") && typeof value === "string" && value.includes("\n")) stack = value;
    else if (isObject(value) && depth < DEPTH && Object.keys(value).length > 0)
      for (const [name, inner] of Object.entries(value)) add(`${path}.${name}`, inner, depth + 1);
    else pairs.push(`${path}=${written(value)}`);
  };
  for (const [name, value] of Object.entries(fields)) add(name, value, 1);
  return { pairs, stack };
}

/** A word as it is; what would not be read back as one, as JSON. */
function written(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
