import { expect, test } from "vitest";
import { momentOf } from "../../../scripts/logs/moment";

const now = Date.parse("2026-01-31T12:00:00Z");
const iso = (text: string) => {
  const moment = momentOf(text, now);
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

test("so long ago, in seconds, minutes, hours or days", () => {
  expect(["90s", "10m", "2h", "3d"].map(iso)).toEqual([
    "2026-01-31T11:58:30.000Z",
    "2026-01-31T11:50:00.000Z",
    "2026-01-31T10:00:00.000Z",
    "2026-01-28T12:00:00.000Z",
  ]);
});

test("a time is in UTC, wherever it is asked, unless it says its zone", () => {
  expect(["2026-01-31T11:00", "2026-01-31T11:00:00+02:00", "2026-01-31"].map(iso)).toEqual([
    "2026-01-31T11:00:00.000Z",
    "2026-01-31T09:00:00.000Z",
    "2026-01-31T00:00:00.000Z",
  ]);
});

test("anything else is none", () => {
  expect(["10", "ten minutes", "", "2026-13-40"].map(iso)).toEqual(Array(4).fill(undefined));
});
