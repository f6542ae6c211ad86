import type { Resource } from "./resource";

/** A path of names with the index of the first block where there is a list on the way. */
export function steps({ before, after }: Resource, path: readonly string[]): (string | number)[] {
  let values: unknown[] = [before, after];
  return path.flatMap((name) => {
    values = values.map((one) =>
      typeof one === "object" && one !== null ? (one as Record<string, unknown>)[name] : undefined,
    );
    const list = values.some((one) => Array.isArray(one) && typeof one[0] === "object");
    if (!list) return [name];
    values = values.map((one) => (Array.isArray(one) ? one[0] : one));
    return [name, 0];
  });
}
