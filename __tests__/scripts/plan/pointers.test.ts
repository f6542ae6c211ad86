import { expect, test } from "vitest";
import { movedPointers, pointersOf } from "../../../scripts/plan/pointers";
import type { Stack } from "../../../scripts/stacks/stack";

test("pointers are the parameters whose value the configuration leaves to operations", () => {
  const ignoring = (...ignore_changes: string[]) => ({ lifecycle: { ignore_changes } as object });
  const aws_ssm_parameter = {
    release: { name: "/acme/dev/release/backend", ...ignoring("insecure_value") },
    setting: { name: "/acme/dev/settings/log-level" },
    described: { name: "/acme/dev/other", ...ignoring("description") },
  };
  const stack = { configuration: { resource: { aws_ssm_parameter } } } as unknown as Stack;
  expect(pointersOf(stack)).toEqual(["/acme/dev/release/backend"]);
});

test("a pointer moved when it was written, made or deleted", () => {
  expect(
    movedPointers({ same: 1, written: 1, deleted: 1 }, { same: 1, written: 2, made: 1 }),
  ).toEqual(["deleted", "made", "written"]);
});
