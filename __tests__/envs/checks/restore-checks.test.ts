import { expect, test } from "vitest";
import { problemsOf } from "../../support/literals";

const owner = { main: { user: "owner" } };

const check = (task: Record<string, unknown>) => ({
  kind: "task",
  image: "backend",
  checksRestored: "main",
  connections: owner,
  ...task,
});

const checkProblems = (workloads: Record<string, unknown>) =>
  problemsOf({ databases: { main: {} }, workloads })
    .filter(({ path }) => path.endsWith(".checksRestored"))
    .map(({ path, message }) => `${path} ${message}`);

test("a task may check a database that it connects to as its owner", () => {
  expect(checkProblems({ check: check({}) })).toEqual([]);
});

test("a task checks a database of the environment", () => {
  expect(checkProblems({ check: check({ checksRestored: "mian" }) })).toEqual([
    "workloads.check.checksRestored is not a database of this environment",
  ]);
});

test.each([
  ["as another user", { main: {} }],
  ["not at all", {}],
])("a task that connects to it %s is refused", (_, connections) => {
  expect(checkProblems({ check: check({ connections }) })).toEqual([
    "workloads.check.checksRestored is not connected to as `owner`, whose password alone is set in a restored copy",
  ]);
});

test("one task checks a database", () => {
  expect(checkProblems({ check: check({}), second: check({}) })).toEqual([
    "workloads.second.checksRestored is a database that the task check checks already",
  ]);
});
