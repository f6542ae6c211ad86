import { expect, test } from "vitest";
import { withService } from "./support";

/** What other services are offered of this one. */
function offered(fields: object): Record<string, unknown> {
  const service = withService({ port: 3000, ...fields }).resource("aws_ecs_service.api");
  const connect = service.service_connect_configuration as { service: Record<string, unknown>[] };
  return connect.service[0] ?? {};
}

const timeoutOf = (fields: object) => offered(fields).timeout;

test("an answer may take a minute, where the proxy alone would give it 15 seconds", () => {
  expect(timeoutOf({})).toEqual({ per_request_timeout_seconds: 60, idle_timeout_seconds: 300 });
});

test("a connection is not closed for silence while its answer may still come", () => {
  expect(timeoutOf({ requestTimeoutSeconds: 900 })).toEqual({
    per_request_timeout_seconds: 900,
    idle_timeout_seconds: 900,
  });
});

test("a stream has no end, and is closed after an hour of silence", () => {
  expect(timeoutOf({ protocol: "grpc", requestTimeoutSeconds: 0 })).toEqual({
    per_request_timeout_seconds: 0,
    idle_timeout_seconds: 3600,
  });
});

test("plain TCP has no requests to time", () => {
  expect(offered({ protocol: "tcp" })).not.toHaveProperty("timeout");
});
