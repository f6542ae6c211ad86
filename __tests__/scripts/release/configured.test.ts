import { expect, test } from "vitest";
import { configuredRange, whenReleased } from "../../../scripts/release/configured";

test.each([
  [3, 3],
  ["${local.backend_released ? 2 : 0}", 2],
  ["${((local.backend_released && local.proxy_released) ? 12 : 0)}", 12],
])("what a release gate lets through of %s", (value, expected) => {
  expect(whenReleased(value)).toBe(expected);
});

test("what is no number is no range", () => {
  expect(() => whenReleased("${var.tasks}")).toThrow("${var.tasks}");
});

test("a workload's range is that of its own scalable target", () => {
  const target = (Service: string, max: string) => ({
    min_capacity: 1,
    max_capacity: max,
    tags: { Service },
  });
  const resource = {
    aws_appautoscaling_target: {
      api: target("api", "${local.backend_released ? 4 : 0}"),
      worker: target("worker", "${local.backend_released ? 9 : 0}"),
    },
  };
  expect(configuredRange({ resource }, "worker")).toEqual({ minimum: 1, maximum: 9 });
});
