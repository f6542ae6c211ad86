import type { ExposeConfig } from "./expose";

/** What a service speaks; a load balancer for applications cannot pass on plain TCP. */
export type ServiceProtocol = "http" | "http2" | "grpc" | "tcp";

/** Status codes that AWS lets a health check expect (ELBv2 API, `Matcher`). */
export const STATUS_CODES = {
  http: { first: 200, last: 499 },
  grpc: { first: 0, last: 99 },
} as const;

/** gRPC answers with codes of its own, 0 for OK, on the method that its health protocol names. */
const DEFAULTS = {
  http: { path: "/health", matcher: "200" },
  grpc: { path: "/grpc.health.v1.Health/Check", matcher: "0" },
} as const;

const family = (protocol: ServiceProtocol) => (protocol === "grpc" ? "grpc" : "http");

/** What the load balancer asks for and which answers pass. */
export function expectationOf(healthCheck: ExposeConfig["healthCheck"], protocol: ServiceProtocol) {
  const { path, matcher } = DEFAULTS[family(protocol)];
  return { path: healthCheck.path ?? path, matcher: healthCheck.matcher ?? matcher };
}

/** The codes of a matcher (`200`, `200-299`, `200,204`) that AWS would not take. */
export function refusedCodes(matcher: string, protocol: ServiceProtocol): number[] {
  const { first, last } = STATUS_CODES[family(protocol)];
  return (matcher.match(/\d+/g) ?? []).map(Number).filter((code) => code < first || code > last);
}

/** Seconds until the load balancer can call a task healthy that has failed before. */
export const secondsToHealthy = (check: ExposeConfig["healthCheck"]): number =>
  check.healthyThreshold * check.intervalSeconds + check.timeoutSeconds;
