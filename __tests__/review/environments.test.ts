import { describe, expect, test } from "vitest";
import { markdown } from "../../scripts/review/render/markdown";
import { change, planOf, planWith, reviewOf } from "./support/reviewed";

describe("the same change in several environments", () => {
  const found = reviewOf([
    planOf("same-change-dev", "dev"),
    planOf("same-change-prod", "prod"),
    planOf("nothing-to-change", "staging"),
  ]);

  test("is one finding", () => {
    expect(found.findings.map(({ environments }) => environments)).toEqual([["dev", "prod"]]);
  });

  test("is told with where they differ", () => {
    expect(found.findings[0]?.differences).toEqual([
      { environment: "dev", says: ["`retention_in_days`: 30 → 7"] },
      { environment: "prod", says: ["`retention_in_days`: 90 → 14"] },
    ]);
  });

  test("leaves one line to an environment in which nothing changes", () => {
    const lines = markdown(found)
      .split("\n")
      .filter((line) => line.includes("staging"));
    expect(lines).toEqual(["Nothing changes in `staging`."]);
  });
});

test("what is said of all environments alike has no differences", () => {
  const plans = ["dev", "prod"].map((name) =>
    planWith(
      [change("aws_sqs_queue.a", { actions: ["delete"], before: { id: "a" }, after: null })],
      {},
      name,
    ),
  );
  expect(reviewOf(plans).findings.map(({ differences }) => differences)).toEqual([[]]);
});

test("the strictest level of all environments counts", () => {
  const plans = ["dev", "prod"].map((name) =>
    planWith([change("aws_s3_bucket.a", { actions: ["delete"], after: null })], {}, name),
  );
  const { findings } = reviewOf(plans, [{ level: "note", when: { environment: "dev" } }]);
  expect(findings.map(({ level }) => level)).toEqual(["deny"]);
});

test("data loss comes before outage, and that before exposure", () => {
  const plan = planWith([
    change("aws_lambda_function_url.a", {
      before: { authorization_type: "AWS_IAM" },
      after: { authorization_type: "NONE" },
    }),
    change("aws_lb_listener.a", {
      actions: ["delete", "create"],
      before: { port: 1 },
      after: { port: 2 },
    }),
    change("aws_s3_bucket.a", { actions: ["delete"], after: null }),
  ]);
  expect(reviewOf([plan]).findings.map(({ kind }) => kind)).toEqual([
    "data-loss",
    "outage",
    "exposure",
  ]);
});

test("a plan that Terraform could not finish says so", () => {
  const plan = planWith([], { errored: true });
  expect(markdown(reviewOf([plan]))).toContain("Terraform failed while it planned");
});

test("names of a plan cannot write into the comment", () => {
  const plan = planWith([
    {
      ...change("aws_s3_bucket.a", { actions: ["delete"], after: null }),
      address: 'aws_s3_bucket.a["`</details>\n# @everyone ![x](http://example.com)"]',
    },
  ]);
  const comment = markdown(reviewOf([plan]));
  expect(comment).not.toMatch(/^# /m);
  expect(comment).toContain(
    '`` aws_s3_bucket.a["`</details> # @everyone ![x](http://example.com)"]',
  );
});
