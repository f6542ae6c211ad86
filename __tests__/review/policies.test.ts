import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explain } from "../../scripts/lib/report.mjs";
import { failing, failOnIn } from "../../scripts/review/fail-on";
import { readPolicies } from "../../scripts/review/policy/read";
import type { Policy } from "../../scripts/review/policy/schema";
import { change, planWith, reviewOf } from "./support/reviewed";

const bucketGoes = () =>
  planWith([
    change("aws_s3_bucket.old", { actions: ["delete"], before: { id: "old" }, after: null }),
  ]);

const allowance = (over: Partial<Extract<Policy, { level: "allow" }>> = {}): Policy => ({
  level: "allow",
  when: { kind: "data-loss", address: "aws_s3_bucket.old" },
  reason: "It was emptied and nobody reads it.",
  expires: "2026-12-31",
  ...over,
});

const levels = (policies: readonly Policy[]) =>
  reviewOf([bucketGoes()], policies).findings.map(({ level }) => level);

test("what no policy is about is judged by the defaults", () => {
  expect(levels([])).toEqual(["deny"]);
});

test("an allowance allows what it names", () => {
  expect(levels([allowance()])).toEqual(["allow"]);
});

test("an allowance still counts on its last day", () => {
  expect(levels([allowance({ expires: "2026-11-21" })])).toEqual(["allow"]);
});

test("an allowance that ended does not count, and is said", () => {
  const found = reviewOf([bucketGoes()], [allowance({ expires: "2026-11-20" })]);
  expect(found.findings.map(({ level }) => level)).toEqual(["deny"]);
  expect(found.notices).toEqual([
    "The allowance policies.0 (It was emptied and nobody reads it.) ended on 2026-11-20 and no longer counts.",
  ]);
});

test("an allowance that allows nothing is said", () => {
  const other = allowance({ when: { address: "aws_s3_bucket.other" } });
  expect(reviewOf([bucketGoes()], [other]).notices).toEqual([
    "The allowance policies.0 (It was emptied and nobody reads it.) allows nothing here.",
  ]);
});

test("the first policy that fits decides", () => {
  const note: Policy = { level: "note", when: { type: "aws_s3_*" } };
  expect(levels([note, allowance()])).toEqual(["note"]);
});

test("a policy may be about one environment", () => {
  const only: Policy = { level: "note", when: { environment: "prod" } };
  expect(levels([only])).toEqual(["deny"]);
});

test("a name in a plan is no pattern", () => {
  const plan = planWith([
    {
      ...change("aws_s3_bucket.old", { actions: ["delete"], after: null }),
      address: "aws_s3_bucket.*",
    },
  ]);
  const found = reviewOf([plan], [allowance()]).findings;
  expect(found.map(({ level }) => level)).toEqual(["deny"]);
});

describe("--fail-on", () => {
  const { findings } = reviewOf([bucketGoes()]);
  test.each([
    ["deny", 1],
    ["warn", 1],
    ["data-loss", 1],
    ["critical", 1],
    ["exposure", 0],
    ["outage,data-loss", 1],
    ["never", 0],
  ])("%s fails %i", (words, count) => {
    expect(failing(findings, failOnIn(words))).toHaveLength(count);
  });

  test("what is allowed never fails", () => {
    const allowed = reviewOf([bucketGoes()], [allowance()]).findings;
    expect(failing(allowed, failOnIn("data-loss"))).toEqual([]);
  });

  test("an unknown word is refused", () => {
    expect(() => failOnIn("dataloss")).toThrow("Write one of deny, warn");
  });
});

describe("a file of policies", () => {
  const read = (content: unknown) => {
    const file = join(mkdtempSync(join(tmpdir(), "policies-")), "review-policies.json");
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return readPolicies(file);
  };
  const refusal = (content: unknown): string => {
    try {
      read(content);
    } catch (error) {
      return explain(error).replaceAll(/\S*review-policies/g, "review-policies");
    }
    return "none";
  };

  test("is read", () => {
    expect(read({ policies: [allowance()] })).toEqual([allowance()]);
  });

  test("tells all that is wrong with it at once", () => {
    const wrong = {
      policies: [
        { ...allowance(), expires: "soon" },
        { level: "warn", when: { knid: "cost" } },
      ],
    };
    expect(refusal(wrong)).toBe(
      [
        "error: review-policies.json has 2 problems",
        "",
        "  policies.0.expires is not a day",
        '    found: "soon"',
        "    write: the last day it holds, such as `2027-03-31`",
        "",
        "  policies.1.when.knid is not a known field",
        '    found: "cost"',
        "    write: kind (one of kind, rule, severity, type, address, environment)",
      ].join("\n"),
    );
  });

  test("must not allow everything of a kind", () => {
    expect(refusal({ policies: [allowance({ when: { kind: "data-loss" } })] })).toContain(
      "allows everything of its kind",
    );
  });

  test("must give a reason for an allowance", () => {
    const { reason, ...without } = allowance() as { reason: string };
    expect(refusal({ policies: [without] })).toContain("policies.0.reason is missing");
  });

  test("that is no JSON is one error", () => {
    expect(refusal("{")).toContain("review-policies.json is no JSON");
  });
});
