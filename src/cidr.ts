/** An IPv4 range that starts on its own boundary, as numbers: `10.0.0.0/16`. */
export interface AddressRange {
  /** The first address, as a number. */
  readonly first: number;
  /** How many addresses. */
  readonly size: number;
}

/** Reads CIDR notation; undefined for anything else, and for a range that starts off its boundary. */
export function parseCidr(text: string): AddressRange | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!match || match.slice(1).some((digits) => /^0\d/.test(digits))) return undefined;
  const numbers = match.slice(1).map(Number);
  const prefix = numbers.pop() ?? 33;
  if (prefix > 32 || numbers.some((number) => number > 255)) return undefined;
  const first = numbers.reduce((sum, number) => sum * 256 + number, 0);
  const size = sizeOf(prefix);
  return first % size === 0 ? { first, size } : undefined;
}

/** Reads ranges that a schema has already checked. */
export function cidrRange(text: string): AddressRange {
  const range = parseCidr(text);
  if (!range) throw new Error(`${text} is not an IPv4 CIDR range that starts on its own boundary`);
  return range;
}

export function formatCidr({ first, size }: AddressRange): string {
  const bytes = [24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256);
  return `${bytes.join(".")}/${prefixOf({ first, size })}`;
}

/** The number behind the slash. */
export const prefixOf = ({ size }: AddressRange): number => 32 - Math.log2(size);

/** How many addresses a range with this number behind its slash has. */
export const sizeOf = (prefix: number): number => 2 ** (32 - prefix);

export const overlaps = (one: AddressRange, other: AddressRange): boolean =>
  one.first < other.first + other.size && other.first < one.first + one.size;

export const contains = (outer: AddressRange, inner: AddressRange): boolean =>
  outer.first <= inner.first && inner.first + inner.size <= outer.first + outer.size;

/** A range cut into equal parts, in order; none when the parts would be larger than it is. */
export const cut = (range: AddressRange, size: number): AddressRange[] =>
  Array.from({ length: Math.floor(range.size / size) }, (_, index) => ({
    first: range.first + index * size,
    size,
  }));
