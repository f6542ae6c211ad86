/** A range of addresses, IPv4 or IPv6. */
export interface CidrRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  /** The number behind the slash. */
  readonly prefix: number;
}

const known = new Map<string, CidrRange | undefined>();

/** Plans name the same few ranges thousands of times; more than this are no plan's. */
const MOST_KNOWN = 10_000;

/** Reads a range or a single address; undefined for anything else. Bits behind the prefix do not matter. */
export function parseRange(text: string): CidrRange | undefined {
  if (known.has(text)) return known.get(text);
  const range = parsed(text);
  if (known.size < MOST_KNOWN) known.set(text, range);
  return range;
}

function parsed(text: string): CidrRange | undefined {
  const [address = "", length] = text.trim().split("/");
  const family = address.includes(":") ? 6 : 4;
  const bits = family === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  const value = family === 4 ? ipv4(address) : ipv6(address);
  if (value === undefined || prefix < 0 || prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = value - (value % size);
  return { family, first, last: first + size - 1n, prefix };
}

function ipv4(text: string): bigint | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const bytes = match?.slice(1).map(Number);
  if (!bytes || bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function ipv6(text: string): bigint | undefined {
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (embedded) {
    const low = ipv4(embedded[2] ?? "");
    if (low === undefined) return undefined;
    return ipv6(`${embedded[1]}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`);
  }
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...new Array<string>(missing).fill("0"), ...tail];
  if (groups.some((group) => !/^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

export const containsCidr = (outer: CidrRange, inner: CidrRange): boolean =>
  outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;

/** What nobody on the internet has. Sources: RFC 1918, 6598, 3927, 1122, 4193, 4291. */
const PRIVATE = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "127.0.0.0/8",
  "fc00::/7",
  "fe80::/10",
  "::1/128",
].flatMap((text) => parseRange(text) ?? []);

export const isPrivate = (range: CidrRange): boolean =>
  PRIVATE.some((one) => containsCidr(one, range));

/**
 * Whether a range is as good as the whole internet. One half of it (`0.0.0.0/1`) is, and whoever gives a /8
 * away knows nobody in it.
 */
export const isInternet = (range: CidrRange): boolean =>
  !isPrivate(range) && range.prefix <= (range.family === 4 ? 8 : 16);
