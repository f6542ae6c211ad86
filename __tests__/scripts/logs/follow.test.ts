import { expect, test } from "vitest";
import { following } from "../../../scripts/logs/follow";
import type { LogLine } from "../../../scripts/logs/line";
import { line, pagesOf } from "./lines";

const source = { workload: "api", logGroup: "/acme/dev/ecs/api", streams: "ecs/" };
const now = Date.now();
const at = (secondsAgo: number, id: string): LogLine =>
  line(id, { id, timestamp: now - secondsAgo * 1000 });

/** What is shown while CloudWatch holds more at each look: it gives what is asked for, by time. */
async function shown(looks: readonly (readonly LogLine[])[], since = now - 600_000) {
  const asked: number[] = [];
  const read = (_: unknown, from: number) => {
    const held = looks[Math.min(asked.length, looks.length - 1)] ?? [];
    asked.push(from);
    return pagesOf(held.filter(({ timestamp }) => timestamp >= from));
  };
  const texts: string[] = [];
  for await (const { lines } of following({ sources: [source], since, read, pause: 0 })) {
    texts.push(...lines.map(({ text }) => text));
    if (asked.length > looks.length) return texts;
  }
  return texts;
}

test("what is read again and again is shown once", async () => {
  const [one, two] = [at(20, "one"), at(1, "two")];
  expect(await shown([[one], [one], [one, two], [one, two]])).toEqual(["one", "two"]);
});

test("a line that comes after later ones is still shown", async () => {
  const [late, last] = [at(25, "late"), at(0, "last")];
  expect(await shown([[last], [late, last]])).toEqual(["last", "late"]);
});

test("one that comes minutes after later ones is shown within fifteen looks", async () => {
  const [late, last] = [at(290, "late"), at(0, "last")];
  const looks = Array.from({ length: 17 }, () => [late, last]);
  expect(await shown([[last], ...looks])).toEqual(["last", "late"]);
});

test("what is older than was asked for is not shown, however far a look reaches back", async () => {
  const [old, last] = [at(70, "old"), at(0, "last")];
  const looks = Array.from({ length: 17 }, () => [old, last]);
  expect(await shown(looks, now - 60_000)).toEqual(["last"]);
});

test("equal lines are both shown", async () => {
  const twice = [at(2, "1"), at(2, "2")].map((one) => ({ ...one, text: "same" }));
  expect(await shown([twice, twice])).toEqual(["same", "same"]);
});

test("it can be stopped while nothing is written", async () => {
  const stop = new AbortController();
  const props = { sources: [source], since: now, read: () => pagesOf([]), pause: 2 ** 30 };
  const batches = following({ ...props, stop: stop.signal });
  await batches.next();
  const waiting = batches.next();
  stop.abort();

  expect((await waiting).done).toBe(true);
});
