import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { clientKey } from "../src/security/client-key";
import { openApp } from "./support/app";
import { createMigratedDatabase, type TestDatabase } from "./support/database";

let database: TestDatabase;
let opened: Awaited<ReturnType<typeof openApp>>;
beforeAll(async () => {
  database = await createMigratedDatabase();
});
afterEach(() => opened.app.close());

/** As the load balancer passes a request on: it adds the address it sees to what the client sent. */
const through = async (client: string, sent = "", peer = "10.0.1.20") => {
  const answer = await opened.app.inject({
    url: "/users",
    remoteAddress: peer,
    headers: { "x-forwarded-for": sent === "" ? client : `${sent}, ${client}` },
  });
  return answer.statusCode;
};

describe("the limit of requests", () => {
  it("is each client's own, and says when to come again", async () => {
    opened = await openApp(database, { RATE_LIMIT_PER_MINUTE: "2" });
    expect(await through("198.51.100.1")).toBe(200);
    expect(await through("198.51.100.1")).toBe(200);
    const refused = await opened.app.inject({
      url: "/users",
      remoteAddress: "10.0.1.20",
      headers: { "x-forwarded-for": "198.51.100.1" },
    });
    expect(refused.statusCode).toBe(429);
    expect(refused.headers["content-type"]).toMatch("application/problem+json");
    expect(refused.json().code).toBe("too-many-requests");
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(await through("198.51.100.2")).toBe(200);
  });

  it("is not escaped by naming other addresses", async () => {
    opened = await openApp(database, { RATE_LIMIT_PER_MINUTE: "1" });
    const spoofed = ["", "203.0.113.7", "203.0.113.8, 203.0.113.9", "10.0.0.1", "garbage"];
    const answers = [];
    for (const sent of spoofed) answers.push(await through("198.51.100.1", sent));
    expect(answers).toEqual([200, 429, 429, 429, 429]);
  });

  it.each([
    ["no such path", { url: "/nothing" }],
    ["a method that is not taken", { method: "PUT", url: "/users" }],
    ["a path that cannot be decoded", { url: "/users/%zz" }],
    [
      "a preflight",
      {
        method: "OPTIONS",
        url: "/users",
        headers: { origin: "https://app.example.com", "access-control-request-method": "POST" },
      },
    ],
  ] as const)("counts %s, too", async (_what, request) => {
    opened = await openApp(database, {
      RATE_LIMIT_PER_MINUTE: "1",
      CORS_ORIGINS: "https://app.example.com",
    });
    expect((await opened.app.inject(request)).statusCode).not.toBe(429);
    expect((await opened.app.inject(request)).statusCode).toBe(429);
  });

  it("is not escaped from port to port, where a proxy passes those on", async () => {
    opened = await openApp(database, { RATE_LIMIT_PER_MINUTE: "1" });
    expect(await through("198.51.100.1:4711")).toBe(200);
    expect(await through("198.51.100.1:4712")).toBe(429);
  });

  it("does not believe who is no proxy", async () => {
    opened = await openApp(database, { RATE_LIMIT_PER_MINUTE: "1" });
    expect(await through("198.51.100.1", "", "198.51.100.200")).toBe(200);
    expect(await through("198.51.100.2", "", "198.51.100.200")).toBe(429);
  });

  it("never keeps the load balancer from asking for health", async () => {
    opened = await openApp(database, { RATE_LIMIT_PER_MINUTE: "1" });
    for (let count = 0; count < 5; count++) {
      expect((await opened.app.inject("/health")).statusCode).toBe(200);
    }
  });
});

describe("a client", () => {
  it("is an IPv4 address, also one written as IPv6", () => {
    expect(clientKey("198.51.100.1")).toBe("198.51.100.1");
    expect(clientKey("::ffff:198.51.100.1")).toBe("198.51.100.1");
  });

  it("is the same on each of its ports", () => {
    expect(clientKey("198.51.100.1:4711")).toBe("198.51.100.1");
    expect(clientKey("[2001:db8:0:1::1]:4711")).toBe(clientKey("2001:db8:0:1::2"));
    expect(clientKey("garbage:1")).toBe("garbage:1");
  });

  it("is a network of IPv6, however the address is written", () => {
    const same = ["2001:db8:0:1::1", "2001:db8:0:1:ffff:0:0:9", "2001:0DB8:0000:0001::"];
    expect(new Set(same.map(clientKey)).size).toBe(1);
    expect(clientKey("2001:db8:0:2::1")).not.toBe(clientKey("2001:db8:0:1::1"));
    expect(clientKey("::1")).toBe("0:0:0:0::/64");
  });
});
