import fc from "fast-check";
import { expect, test } from "vitest";
import { cronAt, DAYS, timeAt } from "../../../src/modules/office-hours/hours";
import { isSchedule } from "../../../src/schedule";

test("opens on its days, in the order of the week", () => {
  expect(cronAt(["FRI", "MON"], "08:00")).toBe("cron(0 8 ? * MON,FRI *)");
});

test.each([
  ["00:05", -15, "cron(50 23 ? * FRI,SUN *)"],
  ["23:55", 10, "cron(5 0 ? * TUE,SUN *)"],
  ["08:00", -15, "cron(45 7 ? * MON,SAT *)"],
])("%s moved by %d minutes is on the day that it falls on", (time, moved, expression) => {
  expect(cronAt(["MON", "SAT"], time, moved)).toBe(expression);
});

test("a moved time of day goes round midnight", () => {
  expect([timeAt("00:05", -15), timeAt("23:55", 10)]).toEqual(["23:50", "00:05"]);
});

const part = (most: number) => fc.nat(most).map((number) => String(number).padStart(2, "0"));

test("whatever the hours, Scheduler can read them, and as many days remain", () => {
  const time = fc.tuple(part(23), part(59)).map((parts) => parts.join(":"));
  const days = fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 1 });
  fc.assert(
    fc.property(days, time, fc.integer({ min: -60, max: 60 }), (on, at, moved) => {
      const expression = cronAt(on, at, moved);
      expect(isSchedule(expression)).toBe(true);
      expect(expression.split(" ")[4]?.split(",")).toHaveLength(on.length);
    }),
  );
});
