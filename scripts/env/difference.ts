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
 * Compares two environments field by field. Things in lists are matched by the field that tells
 * them apart, never by their place, so that an inserted one is one difference. Lists of plain
 * values are compared as a whole. That the names differ goes without saying.
 */
export function differences(before: Fields, after: Fields): Difference[] {
  return keysOf(before, after)
    .filter((part) => part !== "name")
    .flatMap((part) =>
      compare(withoutWrappers(before[part]), withoutWrappers(after[part])).map((found) => ({
        part,
        ...found,
      })),
    );
}

type Found = Omit<Difference, "part">;

function compare(before: unknown, after: unknown, path: readonly string[] = []): Found[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [one, other] = fieldsOfBoth(before, after);
  if (one && other) {
    return keysOf(one, other).flatMap((key) => compare(one[key], other[key], [...path, key]));
  }
  return [
    {
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

function fieldsOfBoth(before: unknown, after: unknown): [Fields?, Fields?] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const field = distinguishingField([before, after]);
    return field === undefined ? [] : [byField(before, field), byField(after, field)];
  }
  return isFields(before) && isFields(after) ? [before, after] : [];
}

/** The first field, of those in every item, whose texts tell the items of each list apart. */
function distinguishingField(lists: readonly (readonly unknown[])[]): string | undefined {
  const items = lists.flat();
  if (!items.every(isFields)) return undefined;
  return Object.keys(items[0] ?? {}).find((field) =>
    lists.every((list) => {
      const texts = list.map((item) => (isFields(item) ? item[field] : undefined));
      return texts.every((text) => typeof text === "string") && new Set(texts).size === list.length;
    }),
  );
}

function byField(items: readonly unknown[], field: string): Fields {
  return Object.fromEntries(items.filter(isFields).map((item) => [String(item[field]), item]));
}

/**
 * Fields that may carry a reason are read as `{ value }`; without a reason, only the value is of
 * interest to a reader.
 */
export function withoutWrappers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWrappers);
  if (!isFields(value)) return value;
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  if (keys.length === 1 && keys[0] === "value") return withoutWrappers(value.value);
  return Object.fromEntries(keys.map((key) => [key, withoutWrappers(value[key])]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function keysOf(one: Fields, other: Fields): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}
