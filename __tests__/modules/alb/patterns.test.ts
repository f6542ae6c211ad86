import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers, tidy } from "../../../src/modules/alb/patterns";

const piece = fc.constantFrom("a", "b", "/", "*", "?");
const patterns = fc.array(piece, { maxLength: 7 }).map((pieces) => tidy(pieces.join("")));

/** The same question asked of the regular expression engine. */
const matches = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replaceAll("?", ".").replaceAll("*", ".*")}$`).test(text);

const textOf = (pattern: string, filler: string): string =>
  pattern.replaceAll("?", filler.charAt(0) || "x").replaceAll("*", filler);

describe("covering", () => {
  test("what a pattern matches is matched by every pattern that covers it", () => {
    fc.assert(
      fc.property(
        patterns,
        patterns,
        fc.string({ unit: piece, maxLength: 4 }),
        (wide, narrow, filler) => {
          fc.pre(covers(wide, narrow));
          expect(matches(wide, textOf(narrow, filler.replace(/[*?]/g, "c")))).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("a text without wildcards is covered by exactly the patterns that match it", () => {
    fc.assert(
      fc.property(
        patterns,
        fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 7 }),
        (wide, text) => {
          expect(covers(wide, text)).toBe(matches(wide, text));
        },
      ),
    );
  });

  test.each([
    ["/*", "/api/*", true],
    ["/api/*", "/*", false],
    ["/api*", "/api/*", true],
    ["/api/*", "/api", false],
    ["/a?", "/a*", false],
    ["/a*", "/a?", true],
    ["/*/b*", "/a/*/b", true],
  ])("%s covers %s: %s", (wide, narrow, expected) => {
    expect(covers(tidy(wide), tidy(narrow))).toBe(expected);
  });
});
