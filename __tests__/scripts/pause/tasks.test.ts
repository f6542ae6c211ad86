import { expect, test } from "vitest";
import { tasksInWords } from "../../../scripts/pause/tasks";

const api = { name: "api", service: "acme-dev-api" } as Parameters<typeof tasksInWords>[0][number];
const words = (running: number, ...groups: string[]) =>
  tasksInWords(
    [api],
    new Map([[api.service, { runningCount: running }]]),
    groups.map((group) => ({ group })),
  );

test("tasks that drain are waited for, though ECS counts them no longer", () => {
  expect(words(0, "service:acme-dev-api", "service:acme-dev-api")).toEqual(["2 tasks of api"]);
});

test("what no service runs is named by its family", () => {
  expect(words(1, "family:acme-dev-nightly")).toEqual([
    "1 task of api",
    "a task of acme-dev-nightly",
  ]);
  expect(words(0)).toEqual([]);
});
