/** Where two environments differ. */
export interface Difference {
  /** The part of the environment, the schema's field: `databases`. */
  readonly part: string;
  /** The field below it: `["main", "instanceClass"]`. */
  readonly path: readonly string[];
  /** Absent: only the second environment has it. */
  readonly before?: unknown;
  /** Absent: only the first environment has it. */
  readonly after?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Compares two environments field by field. Items of lists are matched by what identifies them,
 * never by their place, so that an inserted one is one difference.
 */
export function differences(before: Fields, after: Fields): Difference[] {
  return keysOf(before, after).flatMap((part) =>
    compare(before[part], after[part]).map((found) => ({ part, ...found })),
  );
}

type Found = Omit<Difference, "part">;

function compare(before: unknown, after: unknown, path: readonly string[] = []): Found[] {
  const one = fieldsOf(before);
  const other = fieldsOf(after);
  if (one && other) {
    return keysOf(one, other).flatMap((key) => compare(one[key], other[key], [...path, key]));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    {
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

/** An object's fields; a list's items under the names that identify them, when all have one. */
function fieldsOf(value: unknown): Fields | undefined {
  if (!Array.isArray(value)) {
    return typeof value === "object" && value !== null ? (value as Fields) : undefined;
  }
  const names = value.map(identityOf);
  if (names.includes(undefined) || new Set(names).size < names.length) return undefined;
  return Object.fromEntries(value.map((item, index) => [names[index] ?? "", item]));
}

const identifying = ["name", "id", "key", "type", "zone", "domain", "cidr"];

function identityOf(item: unknown): string | undefined {
  if (typeof item === "string") return item;
  if (typeof item !== "object" || item === null) return undefined;
  const field = identifying.find((key) => typeof (item as Fields)[key] === "string");
  return field === undefined ? undefined : String((item as Fields)[field]);
}

function keysOf(one: Fields, other: Fields): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}
