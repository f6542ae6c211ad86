import { expect, test } from "vitest";
import { runsAMonth } from "../../../scripts/cost/runs-a-month";

const MONTH = 365 / 12;

test.each([
  ["rate(15 minutes)", 96 * MONTH],
  ["rate(1 day)", MONTH],
  ["cron(0 3 * * ? *)", MONTH],
  ["cron(0/15 8-17 * * ? *)", 40 * MONTH],
  ["cron(0 3 1 * ? *)", 1],
  ["cron(0 3 ? * MON-FRI *)", (5 / 7) * MONTH],
  ["cron(0 3 1 1 ? *)", 1 / 12],
  ["at(2026-01-31T09:30:00)", 0],
])("%s", (expression, runs) => {
  expect(runsAMonth(expression)).toBeCloseTo(runs, 6);
});

test("what is no schedule has no number", () => {
  expect(runsAMonth("often")).toBeUndefined();
});
