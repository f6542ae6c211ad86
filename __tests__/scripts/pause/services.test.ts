import { expect, test } from "vitest";
import type { PlannedService } from "../../../scripts/pause/planned";
import { openedTo } from "../../../scripts/pause/services";

const planned = (different: Partial<PlannedService> = {}): PlannedService => ({
  minimum: 2,
  maximum: 6,
  suspended: false,
  rangeIsLeft: false,
  ...different,
});
const ran = (desired: number, minimum = 2, maximum = 6) => ({ desired, minimum, maximum });

test("a service comes back with the tasks that it had", () => {
  expect(openedTo({ before: ran(5), planned: planned() })).toEqual(ran(5));
});

test("the range that is configured by now counts, and holds the tasks", () => {
  expect(openedTo({ before: ran(5), planned: planned({ maximum: 3 }) })).toEqual(ran(3, 2, 3));
  expect(openedTo({ before: ran(0, 0, 0), planned: planned() })).toEqual(ran(2));
});

test("one that was made meanwhile has the least that is configured", () => {
  expect(openedTo({ before: undefined, planned: planned() })).toEqual(ran(2));
});

test("one that was never released stays closed", () => {
  expect(openedTo({ before: ran(0, 0, 0), planned: planned({ suspended: true }) })).toBeUndefined();
});

test("a range that a schedule sets is what it was, unless it was closed", () => {
  const scheduled = planned({ rangeIsLeft: true });
  expect(openedTo({ before: ran(9, 8, 12), planned: scheduled })).toEqual(ran(9, 8, 12));
  expect(openedTo({ before: ran(0, 0, 0), planned: scheduled })).toEqual(ran(2));
});

test("one that is no longer configured is as it was until the next deploy takes it away", () => {
  expect(openedTo({ before: ran(3), planned: undefined })).toEqual(ran(3));
});
