import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forReview } from "../../scripts/plan/for-review";
import { digestOf } from "../../scripts/review/digest/digest";
import { readPlan } from "../../scripts/review/read/load";
import { planOf, reviewOf } from "./support/reviewed";

const corpus = readdirSync(join(import.meta.dirname, "corpus")).sort();

type Json = Record<string, unknown>;

/** Values that a provider knows, in which nothing looks like a secret. */
const leaf = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.integer({ min: 1, max: 9 }),
  fc.boolean(),
);
const values = fc.dictionary(
  fc.constantFrom("size", "class", "rules", "tags", "ports"),
  fc.oneof(
    leaf,
    fc.array(leaf, { minLength: 1, maxLength: 3 }),
    fc.array(fc.dictionary(fc.constantFrom("from", "to"), leaf, { minKeys: 1 }), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
  { minKeys: 1 },
);
const actions = fc.constantFrom(["create"], ["update"], ["delete", "create"]);
const changes = fc
  .array(fc.record({ actions, before: values, after: values }), { minLength: 1, maxLength: 4 })
  .map((all) =>
    all.map(({ actions: of, before, after }, index) => ({
      address: `aws_sqs_queue.q${index}`,
      mode: "managed",
      type: "aws_sqs_queue",
      name: `q${index}`,
      change: {
        actions: of,
        before: of[0] === "create" ? null : before,
        after: after as Json,
        after_unknown: {},
        before_sensitive: false,
        after_sensitive: {},
      },
    })),
  );

const digest = (json: Json): string =>
  digestOf(readPlan("dev", JSON.stringify({ format_version: "1.2", ...json }), "dev.json"));

/** Every way to make one value of something another one. */
function* others(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries())
      for (const other of others(one)) yield value.with(index, other);
    yield [...value, "another"];
  } else if (typeof value === "object" && value !== null) {
    for (const [name, one] of Object.entries(value))
      for (const other of others(one)) yield { ...value, [name]: other };
  } else if (typeof value === "string") yield `${value}z`;
  else if (typeof value === "number") yield value + 10;
  else if (typeof value === "boolean") yield !value;
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, one]) => [name, reversed(one)]),
  );
}

describe("the digest of a plan", () => {
  test("is another one when any value is another afterwards", () => {
    fc.assert(
      fc.property(changes, (all) => {
        const before = digest({ resource_changes: all });
        for (const [index, one] of all.entries())
          for (const after of others(one.change.after)) {
            const other = all.with(index, {
              ...one,
              change: { ...one.change, after: after as Json },
            });
            expect(digest({ resource_changes: other })).not.toBe(before);
          }
      }),
      { numRuns: 50 },
    );
  });

  test("is the same in any order, at any time, of any serial", () => {
    fc.assert(
      fc.property(changes, (all) => {
        const shuffled = {
          timestamp: "2027-01-01T00:00:00Z",
          terraform_version: "1.12.0",
          resource_changes: (reversed(all) as Json[]).reverse(),
        };
        const first = { timestamp: "2026-01-01T00:00:00Z", resource_changes: all };
        expect(digest(shuffled)).toBe(digest(first));
      }),
    );
  });

  test("of every plan of the corpus is the same of its plan file", () => {
    for (const name of corpus) {
      const plan = planOf(name);
      const kept = readPlan(name, JSON.stringify(forReview(plan.json)), name);
      expect([name, digestOf(kept)]).toEqual([name, digestOf(plan)]);
    }
  });

  test("tells all plans of the corpus apart that change something", () => {
    const digests = new Map<string, string[]>();
    for (const name of corpus) {
      const { environments } = reviewOf([planOf(name)]);
      const [{ digest: key, parts } = { digest: "", parts: [] }] = environments;
      if (parts.length === 0) continue;
      digests.set(key, [...(digests.get(key) ?? []), name]);
    }
    expect([...digests.values()].filter(({ length }) => length > 1)).toEqual([]);
  });
});
