import { expect, test } from "vitest";
import { costOf } from "../../../scripts/load-test/cost";
import { grouped, inBytes, inMs, inPercent, moment } from "../../../scripts/load-test/figures";
import type { Measured } from "../../../scripts/load-test/load";
import { missedIn } from "../../../scripts/load-test/thresholds";

const latency = { mean: 10, p50: 9, p90: 200, p95: 300, p99: 400, max: 500 };
const measured: Measured = {
  ...{ seconds: 360, requests: 1000, latency, statuses: { 200: 980, 503: 15 } },
  ...{ unanswered: { timeout: 5 }, unfinished: 0, bytes: 0, opened: 50, busy: 0 },
  stopped: undefined,
};

test.each([
  [{ p95: 300 }, 0],
  [{ p95: 299 }, 1],
  [{ errors: 2 }, 0],
  [{ errors: 1.9 }, 1],
  [{ p95: 1, errors: 0 }, 2],
  [{}, 0],
])("to %j is kept but for %i", (thresholds, count) => {
  expect(missedIn(measured, thresholds)).toHaveLength(count);
});

test("a load without an answer keeps to nothing", () => {
  const none = { ...measured, requests: 0, latency: undefined, statuses: {}, unanswered: {} };
  expect(missedIn(none, { p95: 1000, errors: 50 })).toHaveLength(2);
});

test("the dimension that is used most is what the load balancer costs", () => {
  const sixMinutes = { seconds: 360, bytes: 5e9, opened: 50 };

  const { by, lcuHours, usd } = costOf(sixMinutes, 50, "eu-west-1");

  // 5 GB, at one GB an LCU-hour; 0.008 USD each.
  expect([by, lcuHours, usd]).toEqual(["bytes that came back", 5, 0.04]);
});

test("where no table has a price it is unknown", () => {
  expect(costOf(measured, 50, "ap-south-2").usd).toBeUndefined();
});

test("figures are short", () => {
  expect([inMs(0.84), inMs(43.2), inMs(1234)]).toEqual(["0.8 ms", "43 ms", "1.2 s"]);
  expect([inPercent(0), inPercent(0.001), inPercent(0.25), inPercent(12.34)]).toEqual([
    ...["0 %", "<0.01 %", "0.25 %", "12.3 %"],
  ]);
  expect([grouped(999), grouped(1234567)]).toEqual(["999", "1 234 567"]);
  expect([moment(0), moment(129.6)]).toEqual(["+0:00", "+2:10"]);
  expect([inBytes(0), inBytes(999), inBytes(1.25e9)]).toEqual(["0 B", "999 B", "1.3 GB"]);
});
