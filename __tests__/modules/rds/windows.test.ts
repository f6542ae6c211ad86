import { expect, test } from "vitest";
import { minutesOf, overlap } from "../../../src/modules/rds/windows";

test.each([
  ["02:00-03:00", 60],
  ["23:30-00:30", 60],
  ["sun:03:30-sun:04:30", 60],
  ["sun:23:30-mon:00:30", 60],
  ["sat:00:00-sun:00:00", 1440],
])("%s lasts %i minutes", (window, minutes) => {
  expect(minutesOf(window)).toBe(minutes);
});

test.each([
  ["02:00-03:00", "sun:02:59-sun:04:00"],
  ["02:00-03:00", "wed:01:00-wed:02:01"],
  ["23:30-00:30", "mon:00:00-mon:01:00"],
  ["23:30-00:30", "sun:23:00-sun:23:31"],
  ["00:00-00:30", "sun:23:00-mon:00:01"],
  ["12:00-12:30", "sat:00:00-sun:00:00"],
])("the daily window %s meets %s", (backup, maintenance) => {
  expect(overlap(backup, maintenance)).toBe(true);
});

test.each([
  ["02:00-03:00", "sun:03:00-sun:04:00"],
  ["03:00-04:00", "sun:02:00-sun:03:00"],
  ["23:30-00:30", "mon:00:30-mon:01:30"],
  ["23:30-00:00", "sun:22:30-sun:23:30"],
  ["01:00-02:00", "sun:23:00-mon:01:00"],
])("the daily window %s misses %s", (backup, maintenance) => {
  expect(overlap(backup, maintenance)).toBe(false);
});
