import { expect, test } from "vitest";
import { pressed } from "../../../scripts/live/state/press";
import { reduce } from "../../../scripts/live/state/reduce";
import type { LiveState } from "../../../scripts/live/state/state";
import { statusWith } from "../status/statuses";
import { seen } from "./states";

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `line ${from + index}`);

const withLines = (state: LiveState, lines: readonly string[]): LiveState =>
  reduce(state, { type: "logs", lines, present: true });

const inLogs = withLines(pressed(seen(statusWith({})), "logs"), numbered(0, 100));

/** The last line that is seen. */
const lowest = ({ logs, scroll }: LiveState) => logs.lines.at(-1 - scroll);

test("logs follow what comes", () => {
  expect(lowest(withLines(inLogs, ["line 100"]))).toBe("line 100");
});

test("whoever scrolled back goes on seeing the same lines", () => {
  const back = pressed(pressed(inLogs, "up"), "up");

  expect(lowest(withLines(back, numbered(100, 110)))).toBe("line 97");
});

test("the end is a key away", () => {
  const back = pressed(inLogs, "pageUp");

  expect(lowest(back)).toBe("line 77");
  expect(lowest(pressed(back, "bottom"))).toBe("line 99");
});

test("no more than 2000 lines are kept", () => {
  expect(withLines(inLogs, numbered(100, 5000)).logs.lines).toHaveLength(2000);
});

test("a line that comes ends what was wrong", () => {
  const troubled = reduce(inLogs, { type: "logs-trouble", trouble: "throttled" });

  expect(troubled.logs.trouble).toBe("throttled");
  expect(withLines(troubled, ["on"]).logs.trouble).toBeUndefined();
});
