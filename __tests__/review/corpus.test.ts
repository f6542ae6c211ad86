import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planOf, reviewOf } from "./support/reviewed";

const CORPUS = join(import.meta.dirname, "corpus");

/**
 * What a review finds in each plan of the corpus, all of it, is in the case's `found.txt`: level, kind, rule
 * and address, a line each. A case with none is a near miss. The plans are the real provider's: planned without
 * AWS (`support/make-corpus.ts`), or, where there is a `by-hand.md`, from what was applied to an emulator.
 */
const expected = (name: string): string[] =>
  readFileSync(join(CORPUS, name, "found.txt"), "utf8")
    .split("\n")
    .filter(Boolean);

/** Prices change, which is told for every plan: only cases of their own say it. */
const isCost = (line: string): boolean => / cost /.test(line);

test.each(readdirSync(CORPUS).sort())("the corpus: %s", (name) => {
  const found = reviewOf([planOf(name)]).findings.map(
    ({ level, kind, rule, address }) => `${level} ${kind} ${rule} ${address}`,
  );
  expect(found.filter((line) => name.startsWith("cost-") || !isCost(line))).toEqual(expected(name));
});
