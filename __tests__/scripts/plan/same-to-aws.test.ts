import { describe, expect, test } from "vitest";
import { sameToAws } from "../../../scripts/plan/same-to-aws";

describe("the same to AWS", () => {
  test.each<[unknown, unknown]>([
    [null, undefined],
    [null, ""],
    [null, []],
    [{}, null],
    ["a", "a"],
    [[{ port: 1, icmp_code: null }], [{ port: 1, icmp_code: 0 }]],
    [[{ rule: [{ enabled: null }] }], [{ rule: [{ enabled: false }] }]],
    [[{ name: "" }], [{}]],
  ])("are %j and %j", (one, other) => {
    expect(sameToAws(one, other)).toBe(true);
  });

  test.each<[unknown, unknown]>([
    ["a", "b"],
    [null, 0],
    [null, false],
    [[{ port: 1 }], [{ port: 2 }]],
    [[{ port: 1 }], [{ port: 1 }, { port: 2 }]],
    [[""], [null]],
    [{ team: "" }, {}],
    [[{ tags: { team: "" } }], [{ tags: { team: "a" } }]],
  ])("are not %j and %j", (one, other) => {
    expect(sameToAws(one, other)).toBe(false);
  });
});
