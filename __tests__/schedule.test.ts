import { expect, it } from "vitest";
import { isSchedule } from "../src/schedule";

it.each([
  "rate(1 hour)",
  "rate(5 minutes)",
  "rate(10 days)",
  "cron(0 3 * * ? *)",
  "cron(*/15 2-6 ? * MON-FRI 2026)",
  "cron(0,30 0/4 L JAN,jul ? *)",
  "cron(0 9 15W * ? *)",
  "cron(0 9 ? * 2#1 *)",
  "at(2028-02-29T23:59:59)",
])("takes %s", (text) => {
  expect(isSchedule(text)).toBe(true);
});

it.each([
  ["a unit in the wrong number", "rate(1 minutes)"],
  ["a unit in the other wrong number", "rate(5 minute)"],
  ["no time at all", "rate(0 hours)"],
  ["Unix's five fields", "cron(0 2 * * *)"],
  ["two days at once", "cron(0 2 * * * *)"],
  ["no day at all", "cron(0 2 ? * ? *)"],
  ["a minute that no hour has", "cron(60 2 * * ? *)"],
  ["a word that is no month", "cron(0 2 1 JUNE ? *)"],
  ["a step of nothing", "cron(*/0 2 * * ? *)"],
  ["an empty field", "cron( 2 * * ? *)"],
  ["a day that no year has", "at(2026-02-29T00:00:00)"],
  ["what surrounds it missing", "0 2 * * ? *"],
])("refuses %s: %s", (_, text) => {
  expect(isSchedule(text)).toBe(false);
});
