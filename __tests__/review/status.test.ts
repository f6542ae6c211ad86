import { describe, expect, test } from "vitest";
import { KINDS } from "../../scripts/review/findings/finding";
import { statusOf } from "../../scripts/review/render/status";
import { change, planOf, planWith, reviewOf } from "./support/reviewed";

const destroyed = (address: string) =>
  change(address, { actions: ["delete"], before: { id: "a" }, after: null });

describe("the status of a commit", () => {
  test("counts by what it means, and fails where something is denied", () => {
    const plan = planWith([
      destroyed("aws_s3_bucket.a"),
      destroyed("aws_s3_bucket.b"),
      change("aws_lambda_function_url.a", {
        before: { authorization_type: "AWS_IAM" },
        after: { authorization_type: "NONE" },
      }),
    ]);
    expect(statusOf(reviewOf([plan]), ["deny"])).toEqual({
      state: "failure",
      description: "2 lose data, 1 exposed",
    });
  });

  test("succeeds where the command does", () => {
    const plan = planWith([destroyed("aws_s3_bucket.a")]);
    expect(statusOf(reviewOf([plan]), ["never"]).state).toBe("success");
  });

  test("says what it costs in all environments together", () => {
    const plans = ["dev", "prod"].map((name) => planOf("cost-nat-gateway", name));
    expect(statusOf(reviewOf(plans), ["deny"]).description).toMatch(/; \+\d+\.\d\d USD a month$/);
  });

  test.each([
    ["nothing-to-change", "nothing to change"],
    ["rest-tags-only", "1 changed, nothing to look at"],
  ])("of %s is that there is %s", (name, description) => {
    expect(statusOf(reviewOf([planOf(name)]), ["deny"])).toEqual({ state: "success", description });
  });

  test("fits where GitHub shows it, with every kind at once", () => {
    const [finding] = reviewOf([planWith([destroyed("aws_s3_bucket.a")])]).findings;
    if (!finding) throw new Error("no finding");
    const found = reviewOf([planWith([destroyed("aws_s3_bucket.a")])]);
    const findings = KINDS.flatMap((kind) =>
      Array.from({ length: 12_345 }, () => ({ ...finding, kind })),
    );
    const { description } = statusOf({ ...found, findings }, ["deny"]);
    expect(description.length).toBeLessThanOrEqual(140);
  });
});
