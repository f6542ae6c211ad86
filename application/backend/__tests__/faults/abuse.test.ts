import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMigratedDatabase, type TestDatabase } from "../support/database";
import { Server } from "../support/programs";

let database: TestDatabase;
let server: Server;
beforeAll(async () => {
  database = await createMigratedDatabase();
  server = await Server.start({
    ...database.variables("application"),
    REQUEST_TIMEOUT_SECONDS: "1",
    LOG_LEVEL: "error",
  });
});
afterAll(() => server.stop("SIGKILL"));

const port = () => Number(new URL(server.url).port);

/** Writes bytes to the server and returns what it says until it ends the connection. */
function send(...chunks: (string | Buffer)[]): Promise<string> {
  const socket = connect(port(), "127.0.0.1");
  socket.on("error", () => {});
  for (const chunk of chunks) socket.write(chunk);
  return text(socket).catch(() => "");
}

/** The same, and that is all there will be: nobody waits for the rest of what is cut short. */
function sendAll(bytes: Buffer): Promise<string> {
  const socket = connect({ port: port(), host: "127.0.0.1", allowHalfOpen: true });
  socket.on("error", () => {});
  socket.end(bytes);
  return text(socket)
    .catch(() => "")
    .finally(() => socket.destroy());
}

const stillServes = async () => (await fetch(`${server.url}/users?limit=1`)).status;

describe("clients that are slow", () => {
  const slowly = async (start: string) => {
    const began = Date.now();
    const answer = await send(start);
    return { answer, took: Date.now() - began };
  };

  it("with their headers are answered 408, and their connection ends", async () => {
    const { answer } = await slowly("GET /users HTTP/1.1\r\nHost: a\r\nX-Slow: ");
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
  });

  it("with their body are, too", async () => {
    const { answer } = await slowly(
      "POST /users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
    );
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
  });

  it("keep nobody else waiting, however many they are", async () => {
    const slow = Array.from({ length: 300 }, () => send("GET /users HTTP/1.1\r\nHost: a\r\nX: "));
    await pause(200);
    expect(await stillServes()).toBe(200);
    await Promise.all(slow);
  });
});

describe("bodies that are too large", () => {
  it("are refused by what they say of themselves, before they are read", async () => {
    const answer = await send(
      "POST /users HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 10000000000\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  it("are refused while they come in, when they say nothing", async () => {
    const chunk = `10000\r\n${" ".repeat(0x10000)}\r\n`;
    const answer = await send(
      "POST /users HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
      ...Array<string>(20).fill(chunk),
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  it("are not unpacked, so that a small one cannot become large", async () => {
    const answer = await fetch(`${server.url}/users`, {
      method: "POST",
      headers: { "content-type": "application/json", "content-encoding": "gzip" },
      body: Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0]),
    });
    expect(answer.status).toBe(415);
  });

  it("with very many levels are refused without harm", async () => {
    const answer = await fetch(`${server.url}/users`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `${"[".repeat(30_000)}${"]".repeat(30_000)}`,
    });
    expect(answer.status).toBe(422);
    expect(await stillServes()).toBe(200);
  });
});

it("10 000 malformed requests are all refused, and nothing is a fault of ours", async () => {
  const requests = fc.sample(malformed, 10_000);
  const statuses = new Set<string | undefined>();
  const unanswered: Buffer[] = [];
  for (let start = 0; start < requests.length; start += 100) {
    const sent = requests.slice(start, start + 100);
    const answers = await Promise.all(sent.map(sendAll));
    for (const [index, request] of sent.entries()) {
      const answer = answers[index];
      if (answer) statuses.add(/^HTTP\/1.1 (\d)/.exec(answer)?.[1]);
      else unanswered.push(request);
    }
  }
  expect([...statuses]).toEqual(["4"]);
  // Empty lines alone are no request, and nobody waits for an answer to them.
  const requestsAmong = unanswered.filter((bytes) => !/^[\r\n]*$/.test(bytes.toString("latin1")));
  expect(requestsAmong).toEqual([]);
  expect(await stillServes()).toBe(200);
}, 120_000);

const junk = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
const body = (content: string, type = "application/json") =>
  `POST /users HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;

/** From bytes that are no HTTP to JSON that is no user. Each ends, so that nobody waits. */
const malformed: fc.Arbitrary<Buffer> = fc.oneof(
  junk.map((bytes) => Buffer.concat([bytes, Buffer.from("\r\n\r\n")])),
  junk.map((bytes) =>
    Buffer.concat([
      Buffer.from("GET /users HTTP/1.1\r\nHost: a\r\nX: "),
      bytes,
      Buffer.from("\n\n"),
    ]),
  ),
  fc.string().map((content) => Buffer.from(body(content.replace(/^[\s\d{["ntf-]/, "x")))),
  fc.json().map((content) => Buffer.from(body(content))),
  fc.string().map((content) => Buffer.from(body(content, "text/xml"))),
  fc
    .webPath()
    .map((path) =>
      Buffer.from(`GET /users/x${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`),
    ),
);

describe("SQL in every field", () => {
  const attacks = [
    "' or '1'='1",
    "'; drop table users; --",
    '" or ""="',
    "1); delete from users; --",
    "\\'; select pg_sleep(10); --",
    "$1",
    "${1}",
    "%27%20or%201=1",
    "x' union select passwd from pg_shadow --",
  ];

  it.each(attacks)("%s", async (attack) => {
    const encoded = encodeURIComponent(attack);
    const json = { "content-type": "application/json" };
    const post = (user: object) =>
      fetch(`${server.url}/users`, { method: "POST", headers: json, body: JSON.stringify(user) });
    const email = `${attacks.indexOf(attack)}@example.com`;
    const stored = await post({ email, name: attack });
    const statuses = [
      (await post({ email: attack, name: "a" })).status,
      (await post({ email: "a@example.com", name: "a", [attack]: 1 })).status,
      (await fetch(`${server.url}/users/${encoded}`)).status,
      (await fetch(`${server.url}/users?email=${encoded}`)).status,
      (await fetch(`${server.url}/users?cursor=${encoded}`)).status,
      (await fetch(`${server.url}/users?limit=${encoded}`)).status,
      (await fetch(`${server.url}/users/${encoded}`, { method: "DELETE" })).status,
    ];
    expect(await stored.json()).toMatchObject({ name: attack });
    expect(statuses).toEqual([422, 422, 400, 400, 400, 400, 400]);
    const tagged = await fetch(`${server.url}${stored.headers.get("location")}`, {
      method: "DELETE",
      headers: { "if-match": encoded },
    });
    expect(tagged.status).toBe(412);
  });
});
