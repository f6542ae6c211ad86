import { expect, test } from "vitest";
import { officeHoursInWords, standing } from "../../../scripts/status/office-hours";

const hours = {
  days: ["MON", "TUE", "WED", "THU", "FRI"],
  from: "08:00",
  to: "19:00",
  timeZone: "Europe/Berlin",
};
const at = (time: string) => standing(hours, new Date(time));

test.each([
  ["a working day", "2025-01-08T12:00:00Z", true, "2025-01-08T18:00:00.000Z"],
  ["the evening before one", "2025-01-08T19:00:00Z", false, "2025-01-09T07:00:00.000Z"],
  ["the morning of one", "2025-01-08T06:59:00Z", false, "2025-01-08T07:00:00.000Z"],
  ["a Friday evening", "2025-01-10T18:00:00Z", false, "2025-01-13T07:00:00.000Z"],
  ["summer, by the clocks there", "2025-07-09T06:30:00Z", true, "2025-07-09T17:00:00.000Z"],
  ["the weekend on which clocks change", "2025-03-29T12:00:00Z", false, "2025-03-31T06:00:00.000Z"],
])("%s", (_, now, open, next) => {
  expect(at(now)).toEqual({ open, next });
});

test("the days are those of the time zone", () => {
  const sydney = { ...hours, timeZone: "Australia/Sydney" };
  // Sunday in UTC, Monday there.
  expect(standing(sydney, new Date("2025-01-12T22:00:00Z")).open).toBe(true);
});

test("words say until when", () => {
  const words = (time: string) => officeHoursInWords({ ...hours, ...at(time) });
  expect(words("2025-01-08T12:00:00Z")).toContain("open now, until 19:00");
  expect(words("2025-01-10T19:00:00Z")).toContain("closed now, until MON 08:00");
});
