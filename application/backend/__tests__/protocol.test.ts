import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApp } from "./support/app";
import { createMigratedDatabase, type TestDatabase } from "./support/database";

let database: TestDatabase;
let opened: Awaited<ReturnType<typeof openApp>>;

beforeAll(async () => {
  database = await createMigratedDatabase();
  opened = await openApp(database);
});
afterAll(() => opened.app.close());

const problem = "application/problem+json";

describe("a request that cannot be answered", () => {
  it.each([
    ["no such path", { url: "/nothing" }, 404, "not-found"],
    ["nothing after a slash", { url: "/users/" }, 404, "not-found"],
    ["a path that cannot be decoded", { url: "/users/%zz" }, 400, "uri-malformed"],
    ["an id that is too long", { url: `/users/${"1".repeat(5000)}` }, 400, "invalid-request"],
    ["a method that is not taken", { method: "PUT", url: "/users" }, 405, "method-not-allowed"],
    [
      "a method of others",
      { method: "PROPFIND" as "GET", url: "/users" },
      405,
      "method-not-allowed",
    ],
    [
      "a method that the page does not take",
      { method: "POST", url: "/docs" },
      405,
      "method-not-allowed",
    ],
    [
      "JSON that is none",
      { method: "POST", url: "/users", body: "{", headers: { "content-type": "application/json" } },
      400,
      "body-malformed",
    ],
    [
      "no body",
      { method: "POST", url: "/users", headers: { "content-type": "application/json" } },
      400,
      "body-missing",
    ],
    [
      "another type of body",
      { method: "POST", url: "/users", body: "a", headers: { "content-type": "text/plain" } },
      415,
      "media-type",
    ],
    [
      "a body that is too large",
      {
        method: "POST",
        url: "/users",
        body: JSON.stringify({ name: "a".repeat(70_000) }),
        headers: { "content-type": "application/json" },
      },
      413,
      "body-too-large",
    ],
  ] as const)("with %s is answered as problem+json", async (_what, request, status, code) => {
    const answer = await opened.app.inject(request);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toBe(problem);
    expect(answer.json()).toMatchObject({
      type: "about:blank",
      status,
      code,
      requestId: answer.headers["x-request-id"],
    });
  });

  it("learns which methods are taken", async () => {
    const answer = await opened.app.inject({ method: "PUT", url: "/users" });
    expect(answer.headers.allow).toBe("GET, HEAD, POST");
  });
});

describe("every answer", () => {
  it("has the headers that make browsers careful", async () => {
    const { headers } = await opened.app.inject("/users");
    expect(headers).toMatchObject({
      "content-security-policy": expect.stringContaining("default-src 'self'"),
      "strict-transport-security": expect.stringContaining("max-age="),
      "x-content-type-options": "nosniff",
      "x-frame-options": "SAMEORIGIN",
      "cache-control": "no-store",
    });
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers).not.toHaveProperty("server");
  });

  it("has the caller's request id if it is a sensible one", async () => {
    const ask = (id: string) =>
      opened.app.inject({ url: "/health", headers: { "x-request-id": id } });
    expect((await ask("caller-0001")).headers["x-request-id"]).toBe("caller-0001");
    expect((await ask("a b")).headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("browsers", () => {
  const ask = (app: typeof opened.app) =>
    app.inject({ url: "/users", headers: { origin: "https://app.example.com" } });

  it("of no other origin may read answers by default", async () => {
    const answer = await ask(opened.app);
    expect(answer.headers).not.toHaveProperty("access-control-allow-origin");
  });

  it("of a listed origin may", async () => {
    const { app } = await openApp(database, { CORS_ORIGINS: "https://app.example.com" });
    expect((await ask(app)).headers["access-control-allow-origin"]).toBe("https://app.example.com");
    await app.close();
  });
});

describe("the document", () => {
  it("describes every operation with its errors", async () => {
    const { paths } = (await opened.app.inject("/openapi.json")).json();
    const operations = Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(operations.sort()).toEqual([
      "delete /users/{id}",
      "get /health",
      "get /health/detailed",
      "get /users",
      "get /users/{id}",
      "patch /users/{id}",
      "post /users",
    ]);
    expect(Object.keys(paths["/users"].post.responses)).toEqual(
      expect.arrayContaining(["201", "400", "409", "413", "415", "422", "429", "503"]),
    );
  });

  it("says how changes of the same user are kept apart", async () => {
    const { paths } = (await opened.app.inject("/openapi.json")).json();
    const { get, patch, delete: remove } = paths["/users/{id}"];
    const headersOf = (operation: { parameters: { in: string; name: string }[] }) =>
      operation.parameters.filter((one) => one.in === "header").map(({ name }) => name);
    expect(headersOf(get)).toEqual(["if-none-match"]);
    expect([patch, remove].map(headersOf)).toEqual([["if-match"], ["if-match"]]);
    const { post } = paths["/users"];
    expect(Object.keys(post.responses[201].headers)).toEqual(["Location", "ETag"]);
    for (const answer of [get.responses[200], get.responses[304], patch.responses[200]]) {
      expect(Object.keys(answer.headers)).toEqual(["ETag"]);
    }
    for (const status of [429, 503]) {
      expect(Object.keys(post.responses[status].headers)).toEqual(["Retry-After"]);
    }
  });

  it("names each operation, and has no schema that nothing refers to", async () => {
    const answer = await opened.app.inject("/openapi.json");
    const { paths, components } = answer.json();
    const operations = Object.values<Record<string, { operationId?: string }>>(paths).flatMap(
      (methods) => Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(operations).size).toBe(7);
    expect(operations).not.toContain(undefined);
    for (const name of Object.keys(components.schemas)) {
      expect(answer.body).toContain(`"#/components/schemas/${name}"`);
    }
  });

  it("has a page to read it", async () => {
    const page = await opened.app.inject("/docs");
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-type"]).toMatch("text/html");
  });

  it("is not there when it is switched off", async () => {
    const { app } = await openApp(database, { API_DOCS: "off" });
    expect((await app.inject("/openapi.json")).statusCode).toBe(404);
    expect((await app.inject("/docs")).statusCode).toBe(404);
    await app.close();
  });
});
