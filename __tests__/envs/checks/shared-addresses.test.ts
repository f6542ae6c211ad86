import { expect, it } from "vitest";
import { problemsOf } from "../../support/literals";

const task = { kind: "task", image: "backend", internetEgress: true };

it.each([
  ["the network's flow logs", { workloads: { "flow-logs": task } }, "workloads.flow-logs"],
  ["the cluster's sessions", { workloads: { "ecs-exec": task } }, "workloads.ecs-exec"],
  ["a database's log", { workloads: { "main-upgrade": task } }, "workloads.main-upgrade"],
  [
    "what says whether it is paused",
    { settings: { "pause-pointer": "x" } },
    "settings.pause-pointer",
  ],
  ["an image's release", { settings: { "backend-release": "x" } }, "settings.backend-release"],
])("refuses the address of %s", (_, overrides, path) => {
  expect(problemsOf(overrides)).toEqual([expect.objectContaining({ path, write: "another name" })]);
});

it("lets names differ that only look alike", () => {
  const overrides = {
    workloads: { "flow-log": task, "main-iam-db-auth-error": task },
    settings: { "frontend-release": "x" },
    secrets: { "backend-release": { kind: "supplied" } },
  };
  expect(problemsOf(overrides)).toEqual([]);
});
