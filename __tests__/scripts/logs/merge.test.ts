import fc from "fast-check";
import { expect, test } from "vitest";
import type { LogLine } from "../../../scripts/logs/line";
import { merge } from "../../../scripts/logs/merge";
import { line, pagesOf } from "./lines";

async function merged(...sources: readonly (readonly (readonly LogLine[])[])[]) {
  const lines: LogLine[] = [];
  for await (const batch of merge(sources.map((pages) => pagesOf(...pages)))) lines.push(...batch);
  return lines;
}

test("however lines are spread over sources and pages, all come, once, in order of time", async () => {
  const times = fc.array(fc.nat(50), { maxLength: 12 });
  const source = times.chain((all) =>
    fc.nat(all.length).map((cut) => {
      const lines = all
        .sort((one, other) => one - other)
        .map((timestamp) => line("", { timestamp }));
      return [lines.slice(0, cut), [], lines.slice(cut)];
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(source, { maxLength: 4 }), async (sources) => {
      const lines = await merged(...sources);
      const given = sources.flat(2);
      expect(lines.map(({ timestamp }) => timestamp)).toEqual(
        given.map(({ timestamp }) => timestamp).sort((one, other) => one - other),
      );
      expect(new Set(lines)).toEqual(new Set(given));
    }),
  );
});

test("a page is read only when the one before it is used up", async () => {
  let read = 0;
  async function* counted() {
    for (const timestamp of [1, 2, 3]) {
      read += 1;
      yield [line("", { timestamp })];
    }
  }
  const batches = merge([counted(), pagesOf([line("", { timestamp: 2.5 })])]);
  await batches.next();
  expect(read).toBe(1);
});
