import { type HandoverPart, prefixed } from "./handover";
import type { ConnectedWorkload } from "./input";

/** Where a service is, by the name that Service Connect gives it. What has no port cannot be called. */
export function serviceHandover(
  name: string,
  { port, protocol }: ConnectedWorkload,
  prefix: string,
): HandoverPart[] {
  if (port === undefined) return [];
  const url = protocol === "tcp" ? {} : { URL: `http://${name}:${port}` };
  return [{ variables: prefixed(prefix, { HOST: name, PORT: String(port), ...url }) }];
}
