/** The attributes of a resource, or a block in them. Nothing is known of what is in it. */
export type Values = Readonly<Record<string, unknown>>;

export const isValues = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A list as it is; anything else as a list of one, nothing as none. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** The blocks of a list, or the one block: providers write both. */
export const blocksOf = (value: unknown): readonly Values[] => listOf(value).filter(isValues);

export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((one): one is string => typeof one === "string");

export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** A number, also where it is written as text. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** `true` and `"true"` alike. */
export const isTrue = (value: unknown): boolean => value === true || value === "true";

/** Absent, null, empty text, empty list and empty block are the same to AWS. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/**
 * Every value at a path of names, through all elements of the lists on the way:
 * `["metadata_options", "http_tokens"]`.
 */
export function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  const [name, ...rest] = path;
  if (name === undefined) return value === undefined ? [] : [value];
  return blocksOf(value).flatMap((block) =>
    Object.hasOwn(block, name) ? valuesAt(block[name], rest) : [],
  );
}

export const firstAt = (value: unknown, path: readonly string[]): unknown =>
  valuesAt(value, path)[0];

export const same = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
