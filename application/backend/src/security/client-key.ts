import { isIPv6, SocketAddress } from "node:net";

/**
 * Whom a limit counts: an IPv4 address, or the /64 of an IPv6 address, because a client has all of
 * that to itself.
 */
export function clientKey(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? network(address);
}

/** The first four groups of the address, written out. */
function network(address: string): string {
  const { address: short } = new SocketAddress({ address, family: "ipv6" });
  const [head = "", tail] = short.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(zeros).fill("0"), ...after];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
