import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Plan } from "../../scripts/review/model/plan";
import { planWith, reviewOf } from "./support/reviewed";

const CORPUS = join(import.meta.dirname, "corpus");

/** Changes in place that only the new value of tells from the old one. */
interface Change {
  readonly change: {
    readonly actions: readonly string[];
    readonly before: unknown;
    readonly after: unknown;
    readonly before_sensitive?: unknown;
    readonly after_sensitive?: unknown;
  };
}

const isUpdate = ({ change: { actions } }: Change): boolean => actions.join() === "update";

const turned = (one: Change): Change => ({
  ...one,
  change: {
    ...one.change,
    before: one.change.after,
    after: one.change.before,
    before_sensitive: one.change.after_sensitive,
    after_sensitive: one.change.before_sensitive,
  },
});

const weaker = (plan: Plan): string[] =>
  reviewOf([plan])
    .findings.filter(({ kind }) => kind === "protection" || kind === "exposure")
    .map(({ rule, address, what }) => `${rule} ${address} ${what}`);

/** What makes something weaker makes it stronger the other way round: nothing is said of both. */
test.each(readdirSync(CORPUS).sort())("what %s weakens, its opposite does not", (name) => {
  const { resource_changes = [] } = JSON.parse(
    readFileSync(join(CORPUS, name, "plan.json"), "utf8"),
  ) as { resource_changes?: readonly Change[] };
  const updates = resource_changes.filter(isUpdate);
  const there = weaker(planWith(updates));
  expect(weaker(planWith(updates.map(turned))).filter((one) => there.includes(one))).toEqual([]);
});
