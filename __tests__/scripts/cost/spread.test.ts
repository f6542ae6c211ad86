import fc from "fast-check";
import { expect, test } from "vitest";
import { exactly } from "../../../scripts/cost/money";
import { spread } from "../../../scripts/cost/resources/fargate";

const strategy = (...all: readonly (readonly [string, number, number])[]) => ({
  args: {
    capacity_provider_strategy: all.map(([capacity_provider, weight, base]) => ({
      capacity_provider,
      weight,
      base,
    })),
  },
});

test("the base is served first, the rest by weight", () => {
  const both = strategy(["FARGATE", 1, 1], ["FARGATE_SPOT", 4, 0]);
  expect(spread(both, exactly(11)).map(({ count }) => count.high)).toEqual([3, 8]);
});

test("without a strategy all are on plain Fargate", () => {
  expect(spread({ args: {} }, exactly(2))).toEqual([{ provider: "FARGATE", count: exactly(2) }]);
});

test("every task is somewhere, once", () => {
  const whole = fc.nat(20);
  fc.assert(
    fc.property(
      whole,
      fc.integer({ min: 1, max: 9 }),
      whole,
      whole,
      (tasks, weight, spot, base) => {
        const spreaded = spread(
          strategy(["FARGATE", weight, base], ["FARGATE_SPOT", spot, 0]),
          exactly(tasks),
        );
        expect(spreaded.reduce((all, { count }) => all + count.high, 0)).toBeCloseTo(tasks, 6);
      },
    ),
  );
});
