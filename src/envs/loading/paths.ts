export type Path = readonly PropertyKey[];

/** `["workloads", "api", "scaling", 0]` as a reader writes it: `workloads.api.scaling.0`. */
export const dotted = (path: Path): string =>
  path.length === 0 ? "(the whole)" : path.map(readable).join(".");

const readable = (key: PropertyKey): string => {
  const text = String(key);
  return /^[\w-]+$/.test(text) ? text : JSON.stringify(text);
};

export function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

export const startsWith = (path: Path, start: Path): boolean =>
  start.length <= path.length && start.every((key, index) => String(key) === String(path[index]));

/**
 * The same value without what stands at the path. Leaves out a whole list where the path leads
 * into one, and the nearest thing around it where there is nothing at the path itself; undefined
 * when that is everything. Says too what it left out.
 */
export function without(input: unknown, path: Path): { value: unknown; dropped: Path } | undefined {
  const inList = path.findIndex((_, index) => Array.isArray(valueAt(input, path.slice(0, index))));
  let target = inList === -1 ? path : path.slice(0, inList);
  if (valueAt(input, target) === undefined) target = target.slice(0, -1);
  return target.length === 0 ? undefined : { value: omit(input, target), dropped: target };
}

/** The same value with another one at the path. */
export function withValue(input: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const around = typeof input === "object" && input !== null ? input : {};
  return { ...around, [key]: withValue(valueAt(around, [key]), rest, value) };
}

function omit(value: unknown, [key, ...rest]: Path): unknown {
  if (typeof value !== "object" || value === null || key === undefined) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    rest.length === 0
      ? entries.filter(([name]) => name !== String(key))
      : entries.map(([name, inner]) => [name, name === String(key) ? omit(inner, rest) : inner]),
  );
}
