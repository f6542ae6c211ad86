import { isIP, isIPv6, SocketAddress } from "node:net";

/**
 * Whom a limit counts: an IPv4 address, or the /64 of an IPv6 address, because a client has all of
 * that to itself. Some proxies add the client's port (`198.51.100.1:4711`, `[2001:db8::1]:4711`),
 * which is another one for each connection and does not count.
 */
export function clientKey(text: string): string {
  const address = isIP(text) ? text : withoutPort(text);
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? network(address);
}

function withoutPort(text: string): string {
  const host = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([^:]*):\d+$/.exec(text)?.[1] ?? text;
  return isIP(host) ? host : text;
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
