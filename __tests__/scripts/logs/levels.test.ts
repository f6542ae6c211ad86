import { expect, test } from "vitest";
import { levelNamed, patternOf, reaches } from "../../../scripts/logs/levels";

test("levels are words in any case, pino's numbers, and other libraries' words", () => {
  expect([30, "40", "ERROR", "warning", "critical", 35].map(levelNamed)).toEqual([
    "info",
    "warn",
    "error",
    "warn",
    "fatal",
    "info",
  ]);
});

test("what is no level is none", () => {
  expect(["", "loud", undefined, null, {}, 5].map(levelNamed)).toEqual(Array(6).fill(undefined));
});

test("a level lets itself and those above through, and nothing without one", () => {
  expect(
    (["info", "warn", "fatal", undefined] as const).map((one) => reaches(one, "warn")),
  ).toEqual([false, true, true, false]);
});

test("the pattern for AWS knows numbers and every usual spelling, and fits into 1024 characters", () => {
  const pattern = patternOf("error");
  for (const part of ["$.level >= 50", '"error"', '"ERROR"', '"Error"', '"critical"'])
    expect(pattern).toContain(part);
  expect(pattern).not.toContain('"warn"');
  expect(patternOf("trace").length).toBeLessThan(1024);
});
