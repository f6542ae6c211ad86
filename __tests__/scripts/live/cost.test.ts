import { expect, test } from "vitest";
import { dollarsAnHour } from "../../../scripts/live/lines/cost";

test.each([
  ["12 figures every 15 s and 8 a minute", 15, 0.0336],
  ["the same every minute", 60, 0.012],
  ["the same every half hour, when no look has graphs twice", 1800, 0.0004],
])("%s", (_, every, dollars) => {
  expect(dollarsAnHour({ eachLook: 12, eachMinute: 8 }, every)).toBeCloseTo(dollars, 6);
});
