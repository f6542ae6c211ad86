import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMigratedDatabase } from "./support/database";
import { Server } from "./support/programs";

let server: Server;
beforeAll(async () => {
  const database = await createMigratedDatabase();
  server = await Server.start({
    ...database.variables("application"),
    REQUEST_TIMEOUT_SECONDS: "1",
    CORS_ORIGINS: "https://app.example.com",
  });
});
afterAll(() => server.stop("SIGKILL"));

/** What the server says to these bytes, until it ends the connection. */
async function say(...lines: readonly string[]) {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write(lines.map((line) => `${line}\r\n`).join(""));
  const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
  const [status = "", ...headers] = head.split("\r\n");
  const named = headers.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(status.split(" ")[1]), headers: new Map(named), body };
}

const close = "Connection: close";

const cases: readonly [string, readonly string[], number, string][] = [
  ["no Host", ["GET /users HTTP/1.1", close, ""], 400, "host-missing"],
  [
    "an expectation that nobody knows",
    ["GET /users HTTP/1.1", "Host: a", "Expect: foo", close, ""],
    417,
    "expectation",
  ],
  [
    "a path that cannot be decoded",
    ["GET /%zz HTTP/1.1", "Host: a", close, ""],
    400,
    "uri-malformed",
  ],
  ["what is no HTTP", ["hello", ""], 400, "malformed-request"],
  [
    "headers that are too large",
    ["GET / HTTP/1.1", `X: ${"a".repeat(20_000)}`],
    431,
    "headers-too-large",
  ],
  ["headers that take too long", ["GET /users HTTP/1.1", "X: a"], 408, "too-slow"],
];

describe.each(cases)("a request with %s", (_what, lines, status, code) => {
  it("is answered as problem+json, with all headers, and found in the logs by its id", async () => {
    const answer = await say(...lines);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const { requestId, ...problem } = JSON.parse(answer.body);
    expect(problem).toMatchObject({ type: "about:blank", status, code });
    expect(answer.headers.get("x-request-id")).toBe(requestId);
    await expect.poll(() => server.log, { timeout: 10_000 }).toContain(requestId);
  });
});

it("counts connections that it refused, by status", async () => {
  await say("hello", "");
  const metrics = await (await fetch(server.metricsUrl)).text();
  expect(metrics).toMatch(/http_connections_refused_total\{status="400"\} [1-9]/);
});

it("takes a request with no Host from who speaks HTTP/1.0", async () => {
  expect((await say("GET /health HTTP/1.0", "")).status).toBe(200);
});

it("goes on with a body that waits for 100-continue", async () => {
  const lines = ["POST /users HTTP/1.1", "Host: a", "Expect: 100-continue", close];
  const answer = await say(
    ...lines,
    "Content-Type: application/json",
    "Content-Length: 2",
    "",
    "{}",
  );
  expect(answer.status).toBe(100);
  expect(answer.body).toMatch(/^HTTP\/1.1 422/);
});

it("answers OPTIONS that is no preflight without complaint", async () => {
  const answer = await fetch(`${server.url}/users`, { method: "OPTIONS" });
  expect(answer.status).toBe(204);
});
