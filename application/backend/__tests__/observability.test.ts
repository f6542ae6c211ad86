import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createMigratedDatabase, type TestDatabase } from "./support/database";
import { runProgram, Server } from "./support/programs";

let database: TestDatabase;
let server: Server;
beforeAll(async () => {
  database = await createMigratedDatabase();
});
afterEach(() => server?.stop("SIGKILL"));

const start = async (variables: Record<string, string> = {}) => {
  server = await Server.start({ ...database.variables("application"), ...variables });
  return server;
};

let count = 0;
const create = (headers: Record<string, string> = {}) =>
  fetch(`${server.url}/users`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ email: `lovelace-${++count}@example.com`, name: "Ada Lovelace" }),
  });

const lines = () =>
  server.log.split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);

describe("logs", () => {
  it("are JSON, a line for each answer, with the id that the client got", async () => {
    await start({ SERVICE_NAME: "api", ENVIRONMENT: "test", APP_VERSION: "abc123" });
    const answer = await create();
    await server.stop();
    const line = lines().find(({ reqId }) => reqId === answer.headers.get("x-request-id"));
    expect(line).toMatchObject({
      level: "info",
      service: "api",
      environment: "test",
      version: "abc123",
      method: "POST",
      route: "/users",
      status: 201,
    });
  });

  it("have neither personal data nor secrets, whatever goes wrong", async () => {
    await start({ LOG_LEVEL: "trace" });
    const headers = { authorization: "Bearer hunter2", cookie: "session=hunter2" };
    await create(headers);
    count--;
    expect((await create(headers)).status).toBe(409);
    await fetch(`${server.url}/users?email=lovelace-1@example.com`, { headers });
    await fetch(`${server.url}/users?email=lovelace`, { headers });
    await database.as("superuser", (client) => client.query("alter table users rename to gone"));
    const fault = await create(headers);
    await database.as("superuser", (client) => client.query("alter table gone rename to users"));
    await server.stop();
    expect(fault.status).toBe(500);
    expect(await fault.json()).toMatchObject({
      code: "fault",
      detail: "A fault of ours; it is in our logs.",
    });
    expect(lines().some(({ level }) => level === "error")).toBe(true);
    expect(server.log).not.toMatch(/hunter2|lovelace|Lovelace/);
    expect(server.log).not.toContain(database.password);
    expect(server.log).not.toContain("k".repeat(64));
  });
});

describe("metrics", () => {
  const metrics = async () => (await fetch(server.metricsUrl)).text();

  it("count requests by route and statements by name, and show the pool", async () => {
    await start();
    const { id } = (await (await create()).json()) as { id: string };
    await fetch(`${server.url}/users/${id}`);
    const text = await metrics();
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/users\/:id",status="200"\} 1/,
    );
    expect(text).toMatch(
      /database_statement_duration_seconds_count\{statement="users-insert",target="primary",outcome="done"\} 1/,
    );
    expect(text).toMatch(/database_pool_connections\{pool="primary",state="limit"\} 10/);
    expect(text).not.toContain(id);
  });

  it("are on their own port only", async () => {
    await start();
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  });
});

describe("traces", () => {
  it("go to the collector, continue the caller's, and have the statements in them", async () => {
    const spans: { name: string; traceId: string; parentSpanId?: string; spanId: string }[] = [];
    const collector = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString());
      spans.push(...resourceSpans[0].scopeSpans[0].spans);
      response.end("{}");
    });
    await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
    await start({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    });
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    await fetch(`${server.url}/health`);
    await create({ traceparent: `00-${traceId}-b7ad6b7169203331-01` });
    await server.stop();
    collector.close();
    const request = spans.find(({ name }) => name === "POST /users");
    const statement = spans.find(({ name }) => name === "users-insert");
    expect(request).toMatchObject({ traceId, parentSpanId: "b7ad6b7169203331" });
    expect(statement).toMatchObject({ traceId, parentSpanId: request?.spanId });
    expect(spans.map(({ name }) => name)).not.toContain("GET /health");
  });

  it("do not keep the process when the collector hangs", async () => {
    const collector = createServer(() => {});
    await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
    await start({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      SHUTDOWN_DELAY_SECONDS: "0",
      SHUTDOWN_TIMEOUT_SECONDS: "8",
    });
    await create();
    expect(await server.stop()).toBe(0);
    collector.close();
    collector.closeAllConnections();
  });
});

describe("the programs", () => {
  it("say what is wrong with their configuration, and end", async () => {
    const { code, output } = await runProgram("migrate.mjs", ["up"], { DATABASE_HOST: "a" });
    expect(code).toBe(1);
    expect(output).toContain("DATABASE_NAME: is missing");
    expect(output).toContain("DATABASE_SECRET_ARN: is missing");
  });

  it("say what they can do", async () => {
    const { code, output } = await runProgram("migrate.mjs", ["down"], {});
    expect(code).toBe(2);
    expect(output).toBe('usage: migrate.mjs up | status | check, not "down"\n');
  });

  it("say which migrations are pending", async () => {
    const { code, output } = await runProgram(
      "migrate.mjs",
      ["status"],
      database.variables("owner"),
    );
    expect({ code, output }).toEqual({ code: 0, output: "0001  applied create_users\n" });
  });

  it("say that a process that is not there is not healthy", async () => {
    expect((await runProgram("healthcheck.mjs", [], { PORT: "9" })).code).toBe(1);
  });
});
