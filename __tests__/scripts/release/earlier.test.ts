import { expect, test } from "vitest";
import { ranBefore, theOneMeant } from "../../../scripts/release/earlier-record";
import type { ReleaseRecord } from "../../../scripts/release/record";

/** Records of what happened, in that order: `A` is released, `<A` is gone back to, `!A` is rolled back by AWS. */
function history(...happened: string[]): ReleaseRecord[] {
  const records = happened.map((one, index): ReleaseRecord => {
    const name = one.replace(/^[<!]/, "");
    return {
      ...{ environment: "dev", image: "backend", previous: undefined, machine: "laptop" },
      ...{ who: "anna", ended: undefined, ranBefore: [], reason: undefined },
      digest: digestOf(name),
      commit: `${name.toLowerCase().repeat(7)}${"0".repeat(5)}`,
      kind: one.startsWith("<") ? "rollback" : "release",
      started: `2026-03-0${index + 1}T12:00:00.000Z`,
      outcome: one.startsWith("!") ? "rolled back" : "released",
    };
  });
  return records.reverse();
}

const digestOf = (name: string): string =>
  `sha256:ab${name.toLowerCase().charCodeAt(0).toString(16).repeat(31)}`;

test.each([
  ["before the last release", ["A", "B"], "A"],
  ["further back, the second time", ["A", "B", "C", "<B"], "A"],
  ["back over a release that came after a rollback", ["A", "B", "<A", "C"], "A"],
  ["no release that failed", ["A", "!B", "C"], "A"],
  ["further back from one that was named", ["A", "B", "C", "D", "<B"], "A"],
  ["before an image that was released twice in a row", ["A", "B", "B"], "A"],
  ["what ran before, where an image came once more", ["A", "B", "A"], "B"],
])("a rollback goes to what ran %s", (_, happened, to) => {
  const [last = ""] = happened.filter((one) => !one.startsWith("!")).slice(-1);

  expect(ranBefore(history(...happened), digestOf(last.replace("<", "")))?.digest).toBe(
    digestOf(to),
  );
});

test.each([[["A"]], [["A", "B", "<A"]], [[]]])("after %j nothing earlier is known", (happened) => {
  expect(ranBefore(history(...happened), digestOf("A"))).toBeUndefined();
});

test("where the history does not know what runs, its newest release ran before", () => {
  expect(ranBefore(history("A", "B"), digestOf("Z"))?.digest).toBe(digestOf("B"));
});

test.each([
  ["a digest", digestOf("B").slice(0, 15)],
  ["a digest without its algorithm", digestOf("B").slice(7, 15)],
  ["a commit", "bbbbbbb"],
  ["a longer commit", `bbbbbbb${"0".repeat(20)}`],
  ["a time", "2026-03-02"],
])("a release is named by the start of %s", (_, to) => {
  expect(theOneMeant(history("A", "B", "C"), to)?.digest).toBe(digestOf("B"));
});

test("what may mean several images is refused with all of them", () => {
  expect(() => theOneMeant(history("A", "B", "!C"), "2026-03")).toThrow(
    expect.objectContaining({
      message: "2026-03 may mean any of 2 releases",
      hint: expect.stringMatching(/sha256:ab62.*bbbbbbb.*2026-03-02.*\n.*sha256:ab61.*2026-03-01/),
      exitCode: 2,
    }),
  );
});

test("several releases of one image are no doubt", () => {
  expect(theOneMeant(history("A", "B", "<A"), digestOf("A").slice(0, 12))?.started).toBe(
    "2026-03-03T12:00:00.000Z",
  );
});
