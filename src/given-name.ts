import type { LimitedName } from "./naming";

/** A name that something gets in AWS, with the field of the environment that it comes from. */
export interface GivenName {
  readonly path: string;
  readonly kind: LimitedName;
  readonly name: string;
  /** What a person can change to shorten it. */
  readonly shorten: string;
}

const SHORTER = "a shorter key, or a shorter name of the environment or the platform";

/** A name that follows from a key. */
export const computedName = (kind: LimitedName, path: string, name: string): GivenName => ({
  path,
  kind,
  name,
  shorten: SHORTER,
});

/** A name that a field may prescribe, and that follows from a key otherwise. */
export function prescribedName(
  kind: LimitedName,
  path: string,
  name: string,
  { field, given }: { readonly field: string; readonly given: string | undefined },
): GivenName {
  return given === undefined
    ? { path, kind, name, shorten: `${SHORTER}, or set \`${field}\`` }
    : { path: `${path}.${field}`, kind, name: given, shorten: `a shorter ${field}` };
}
