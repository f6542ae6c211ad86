import fc from "fast-check";
import { expect, test } from "vitest";
import { sparkline } from "../../../scripts/live/lines/sparkline";

const MINUTE = 60_000;
const span = { from: 0, to: 8 * MINUTE };
const minutes = (...values: readonly (number | undefined)[]) => ({
  seconds: 60,
  points: values.flatMap((value, index) =>
    value === undefined ? [] : [{ at: index * MINUTE, value }],
  ),
});

test("has a block for each part of the span, the highest figure the highest", () => {
  expect(sparkline(minutes(1, 2, 3, 4, 5, 6, 7, 7), span, 8)).toBe("▂▃▄▅▆▇██");
});

test("leaves a gap where there is no figure, and none where there is 0", () => {
  expect(sparkline(minutes(7, undefined, 0, 7), span, 8)).toBe("█ ▁█    ");
});

test("never averages a peak away", () => {
  expect(sparkline(minutes(1, 1, 1, 100, 1, 1, 1, 1), span, 4, 100)).toBe("▂█▂▂");
});

test("shows against what the highest block stands for, where that is given", () => {
  expect(sparkline(minutes(50, 100, 0, 200), span, 8, 100)).toBe("▅█▁█    ");
});

test("draws a figure over all the time that it stands for", () => {
  const points = [
    { at: 0, value: 1 },
    { at: 4 * MINUTE, value: 7 },
  ];
  expect(sparkline({ seconds: 240, points }, span, 8)).toBe("▂▂▂▂████");
});

test("is as wide as it was asked to be, whatever it shows", () => {
  const values = fc.array(fc.option(fc.double({ noNaN: true }), { nil: undefined }));
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 60 }), (some, width) => {
      expect([...sparkline(minutes(...some), span, width)]).toHaveLength(width);
    }),
  );
});
