import { expect, test } from "vitest";
import { laidOut } from "../../../scripts/logs/layout";
import type { LogLine } from "../../../scripts/logs/line";
import { line } from "./lines";

const plain = laidOut({
  environment: "dev",
  labels: ["api", "api/otel", "worker"],
  style: (_, text) => text,
  withDay: false,
});
const shown = (fields: object, other: Partial<LogLine> = {}) =>
  plain(line(JSON.stringify(fields), other));

test("a JSON line is its time, its workload, its level, its message and the other fields", () => {
  expect(shown({ level: 30, msg: "request", ms: 12.5, path: "/users" })).toBe(
    "12:00:00.123Z  api       INFO   request  ms=12.5 path=/users",
  );
});

test("the time is the application's own where the line has it", () => {
  expect(shown({ time: "2026-01-31T11:59:59.000Z", msg: "x" })).toMatch(/^11:59:59\.000Z /);
  expect(shown({ time: Date.parse("2026-01-31T11:59:58Z"), msg: "x" })).toMatch(/^11:59:58\.000Z /);
});

test("a line that is no JSON is shown as it is", () => {
  expect(plain(line("Listening on {8080}"))).toBe(
    "12:00:00.123Z  api              Listening on {8080}",
  );
});

test("a broken JSON line is shown as it is", () => {
  expect(plain(line('{"level":30,"msg":"cut o'))).toContain('{"level":30,"msg":"cut o');
});

test("a sidecar is named beside its workload", () => {
  expect(shown({ msg: "x" }, { container: "otel" })).toContain("  api/otel  ");
});

test("what the columns say is not said again", () => {
  const text = shown({ service: "api", environment: "dev", version: "1", msg: "x" });
  expect(text).toMatch(/x {2}version=1$/);
});

test("an environment or a service that is another one is shown", () => {
  expect(shown({ service: "mail", environment: "prod", msg: "x" })).toMatch(
    /service=mail environment=prod$/,
  );
});

test("a value that is not one word is quoted, one of an object has the object's name", () => {
  expect(shown({ msg: "x", job: "mail 17", req: { method: "GET", ids: [1, 2] } })).toMatch(
    /job="mail 17" req\.method=GET req\.ids=\[1,2\]$/,
  );
});

test("the stack of an error comes below its line, indented", () => {
  const stack = "Error: gone\n    at send (mail.js:1)";
  expect(
    shown({ level: "error", msg: "failed", err: { message: "gone", stack } }).split("\n"),
  ).toEqual([
    "12:00:00.123Z  api       ERROR  failed  err.message=gone",
    "                         Error: gone",
    "                             at send (mail.js:1)",
  ]);
});

test("control characters of a line do nothing to the terminal", () => {
  expect(plain(line("\u001b[31mred\u001b[0m \u001b]0;title\u0007 \r"))).toMatch(
    / red \\x1b\]0;title\\x07 \\r$/,
  );
  expect(shown({ msg: "a\u001b[2Jb", path: "\u009b1A" })).not.toMatch(/\p{Cc}/u);
});

test("with the day, where what is asked for began before today", () => {
  const withDay = laidOut({
    environment: "dev",
    labels: ["api"],
    style: (_, one) => one,
    withDay: true,
  });
  expect(withDay(line("x"))).toMatch(/^2026-01-31 12:00:00\.123Z {2}api /);
});
