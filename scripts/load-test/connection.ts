import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { Pool } from "undici";
import type { Target } from "./load";

/** A request that is not answered by then is counted as a timeout; load balancers wait 60 s for a target. */
export const TIMEOUT_SECONDS = 30;

/**
 * Connections to a load balancer, which go to its own addresses whatever the name in the URL leads to. They are
 * spread over all of its zones, and looked up for each connection: a load balancer that grows gets new addresses.
 */
export function connectionsTo({ url, connectTo }: Target, connections: number): Pool {
  const { origin } = new URL(url);
  let turn = 0;
  const ownAddresses = (_: string, options: LookupOptions, done: LookupDone) =>
    lookup(connectTo, { ...options, all: true }, (error, found) => {
      turn += 1;
      const start = turn % Math.max(found?.length ?? 0, 1);
      const inTurn = error ? [] : [...found.slice(start), ...found.slice(0, start)];
      const [first] = inTurn;
      if (options.all || !first) done(error, inTurn);
      else done(error, first.address, first.family);
    });
  return new Pool(origin, {
    connections,
    pipelining: 1,
    connect: { timeout: 10_000, lookup: ownAddresses },
    headersTimeout: TIMEOUT_SECONDS * 1000,
    bodyTimeout: TIMEOUT_SECONDS * 1000,
    keepAliveTimeout: 60_000,
  });
}

type LookupDone = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/** Of requests that were under way when the load ended. */
export const UNFINISHED = "unfinished";

const KINDS: Readonly<Record<string, string>> = {
  UND_ERR_DESTROYED: UNFINISHED,
  UND_ERR_CONNECT_TIMEOUT: "connection timeout",
  ETIMEDOUT: "connection timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  ECONNREFUSED: "connection refused",
  ECONNRESET: "connection lost",
  EPIPE: "connection lost",
  UND_ERR_SOCKET: "connection lost",
  ENOTFOUND: "name not found",
  EAI_AGAIN: "name not found",
  EMFILE: "this machine has no more connections",
  EADDRNOTAVAIL: "this machine has no more connections",
};

/** What happened to a request that was not answered; a few kinds, so that they can be counted. */
export function kindOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return kindOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  return KINDS[code] ?? (error.cause ? kindOf(error.cause) : code || error.message);
}

/** Whether its time is one that a user would have waited. */
export const wasWaitedFor = (kind: string): boolean => kind.endsWith("timeout");
