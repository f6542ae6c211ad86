import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { statusOf } from "../../../scripts/release/health";

let server: Server | undefined;

afterEach(() => server?.close());

/** Answers with these statuses, one after the other, and the last one from then on. */
async function answering(...statuses: number[]): Promise<string> {
  server = createServer((_, response) => {
    const [status = 200] = statuses.length > 1 ? statuses.splice(0, 1) : statuses;
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;
}

const never = () => new AbortController().signal;

test("a health path that answers after a while is healthy", async () => {
  expect(await statusOf(await answering(503, 502, 200), never(), 0)).toBe(200);
});

test("a redirect is an answer", async () => {
  expect(await statusOf(await answering(301), never(), 0)).toBe(301);
});

test("one that never answers well is told with what it said last", async () => {
  await expect(statusOf(await answering(503), never(), 0)).rejects.toThrow(/health answers 503$/);
});

test("one that cannot be reached from here is no failure, and says why", async () => {
  expect(await statusOf("http://nowhere.invalid/health", never(), 0)).toMatch(/nowhere\.invalid/);
});

test("Ctrl-C ends the asking", async () => {
  const controller = new AbortController();
  const asked = statusOf(await answering(503), controller.signal, 60);
  controller.abort();
  await expect(asked).rejects.toThrow(/abort/i);
});
