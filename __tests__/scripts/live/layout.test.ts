import { describe, expect, test } from "vitest";
import { textOf } from "../../../scripts/live/lines/line";
import { errorsIn } from "../../../scripts/live/lines/load-balancers";
import { overviewLines } from "../../../scripts/live/lines/overview";
import { sparkWidth } from "../../../scripts/live/lines/spans";
import { firstLine } from "../../../scripts/live/state/scrolling";
import { service, statusWith } from "../status/statuses";
import { atFirst, NOW, seen } from "./states";

const series = (...values: readonly number[]) => ({
  seconds: 60,
  points: values.map((value, index) => ({ at: NOW - (values.length - index) * 60_000, value })),
});

const shown = (columns: number, status = statusWith({})): string[] => {
  const state = seen(status);
  const environments = state.environments.map((one) => ({
    ...one,
    series: { "api cpu": series(50, 100), "public requests": series(1, 2) },
  }));
  return overviewLines({ ...state, environments, size: { columns, rows: 24 } }).map(textOf);
};

describe("an environment's lines", () => {
  test("fit into 80 columns, with graphs", () => {
    expect(Math.max(...shown(80).map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(shown(80).find((line) => line.startsWith("  api"))).toContain("█");
  });

  test("do without graphs where there is no room for them", () => {
    expect(shown(50).join("\n")).not.toMatch(/[▁-█]/);
  });

  test("have the other percentiles and the digest where there is room", () => {
    const digest = `sha256:${"ab".repeat(32)}`;
    const releases = [{ image: "backend", digest, since: undefined, tags: ["4f2a9c1e0b7d"] }];
    const wide = shown(130, statusWith({ releases })).join("\n");

    expect(wide).toContain("P99");
    expect(wide).toContain("4f2a9c1e0b7d (abababab)");
    expect(shown(80, statusWith({ releases })).join("\n")).not.toContain("abababab");
  });

  test("keep the order of the configuration, whoever is ill", () => {
    const services = [service({ name: "api" }), service({ name: "worker", running: 0 })];
    const lines = shown(80, statusWith({ services }));
    const place = (name: string) => lines.findIndex((line) => line.startsWith(`  ${name} `));

    expect(place("api")).toBeGreaterThan(0);
    expect(place("api")).toBeLessThan(place("worker"));
  });

  test("say that it is paused, since when and by whom, and not that it is ill", () => {
    const pause = {
      state: "paused" as const,
      since: "2025-01-01T11:00:00.000Z",
      by: "arn:aws:sts::111111111111:assumed-role/deployer/maria",
      network: [],
    };
    const services = [service({ running: 0, desired: 0 })];
    const lines = shown(80, statusWith({ pause, services, databases: [] }));

    expect(lines[0]).toMatch(/PAUSED +✓ as it should be/);
    expect(lines[1]).toContain("paused since 2025-01-01 11:00 UTC by maria");
  });

  test("say that nothing was read yet", () => {
    expect(overviewLines(atFirst("dev")).map(textOf)).toEqual([
      "dev · eu-west-1 · 111111111111  reading …",
    ]);
  });

  test("say what is wrong, and that all is well where it is", () => {
    const ill = statusWith({ services: [service({ running: 1, desired: 2 })] });

    expect(shown(80)[0]).toContain("✓ as it should be");
    expect(shown(80, ill).slice(0, 2).join("\n")).toMatch(
      /✗ 1 wrong.*\n {2}✗ api: 1 of 2 tasks run/,
    );
  });
});

test("errors that nobody counted are none where requests were counted, and unknown elsewhere", () => {
  const requests = series(5, 5, 5);
  const failed = { seconds: 60, points: [{ at: requests.points[1]?.at ?? 0, value: 3 }] };

  const errors = errorsIn({ "public requests": requests, "public failed": failed }, "public");

  expect(errors?.points.map(({ value }) => value)).toEqual([0, 3, 0]);
  expect(errorsIn({ "public failed": failed }, "public")).toBeUndefined();
});

test.each([
  ["all lines fit", 10, 20, 8, 0, 0],
  ["the chosen one is near the beginning", 40, 20, 3, 0, 0],
  ["the chosen one is in the middle", 40, 20, 25, 0, 15],
  ["the chosen one is the last", 40, 20, 39, 0, 20],
  ["somebody scrolled", 40, 20, 3, 5, 5],
])("the first line on the screen, where %s", (_, lines, page, chosen, scroll, first) => {
  expect(firstLine(lines, page, chosen, scroll)).toBe(first);
});

test.each([
  [80, 60, 2, 9],
  [80, 72, 2, 0],
  [300, 60, 2, 30],
])("of %i columns, a table of %i leaves each of %i graphs %i", (columns, table, graphs, width) => {
  expect(sparkWidth(columns, table, graphs)).toBe(width);
});
