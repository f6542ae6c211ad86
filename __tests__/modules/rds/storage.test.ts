import { expect, test } from "vitest";
import { growthLimit } from "../../../src/modules/rds/storage";

test("storage grows to five times its size unless it is told otherwise", () => {
  expect(growthLimit({ storageGiB: 20 })).toBe(100);
  expect(growthLimit({ storageGiB: 20, maxStorageGiB: 22 })).toBe(22);
});

test("storage grows to what RDS has and no further", () => {
  expect(growthLimit({ storageGiB: 20_000 })).toBe(65_536);
});

test("the largest storage does not grow, because RDS refuses a limit so near to its size", () => {
  expect(growthLimit({ storageGiB: 65_536 })).toBe(0);
});
