import { expect, test } from "vitest";
import { exitCodeOf } from "../../../scripts/doctor/examine";
import type { Finding } from "../../../scripts/doctor/finding";
import { conclusion, inWords } from "../../../scripts/doctor/words";

const plain = (_: unknown, text: string) => text;
const finding = (rest: Partial<Finding>): Finding => ({
  check: "state",
  status: "ok",
  says: "as it should be",
  ...rest,
});

test("a finding is a line, with what to do below it", () => {
  expect(
    inWords(finding({ status: "problem", says: "it is gone", todo: "make it" }), plain, 80),
  ).toBe(
    [
      "problem      state                 it is gone",
      "                                   → make it",
    ].join("\n"),
  );
});

test("what is too long for the terminal goes on below itself", () => {
  const lines = inWords(finding({ says: "word ".repeat(20) }), plain, 80).split("\n");
  expect(lines.length).toBeGreaterThan(1);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines[1]).toMatch(/^ {35}word/);
});

test("a command to copy is never broken", () => {
  const command = `aws iam create-service-linked-role --aws-service-name ${"x".repeat(60)}`;
  expect(inWords(finding({ todo: `Do this:\n${command}` }), plain, 80)).toContain(command);
});

test("warnings alone are no failure", () => {
  const findings = [
    finding({}),
    finding({ status: "warning" }),
    finding({ status: "not checked" }),
  ];
  expect(exitCodeOf(findings)).toBe(0);
  expect(conclusion(findings)).toBe("1 warning, and no problem.");
});

test("the first problem says what the command exits with", () => {
  const findings = [
    finding({ status: "warning" }),
    finding({ status: "problem", exitCode: 4 }),
    finding({ status: "problem", exitCode: 6 }),
  ];
  expect(exitCodeOf(findings)).toBe(4);
  expect(conclusion(findings)).toBe("2 problems, 1 warning. What to do is said above.");
});
