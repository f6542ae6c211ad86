import { expect, test } from "vitest";
import { reasonsOf } from "../../../scripts/rollout/explain";

test("what tasks stopped for is said once for each reason, with the containers' exit codes", () => {
  const crash = {
    stoppedReason: "Essential container in task exited",
    containers: [
      { name: "api", exitCode: 1 },
      { name: "proxy", exitCode: 0 },
    ],
  };
  const pull = {
    stoppedReason: "CannotPullContainerError: not found",
    containers: [{ name: "api", reason: "CannotPullContainerError" }],
  };
  expect(reasonsOf([crash, crash, pull])).toEqual([
    "Essential container in task exited; api: exit code 1",
    "CannotPullContainerError: not found; api: CannotPullContainerError",
  ]);
});
