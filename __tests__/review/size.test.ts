import { expect, test } from "vitest";
import { readPlan } from "../../scripts/review/read/load";
import { markdown } from "../../scripts/review/render/markdown";
import { largePlan } from "./support/large-plan";
import { change, planWith, reviewOf } from "./support/reviewed";

/** What GitHub takes in one comment. */
const GITHUB = 65_536;

test("a comment about thousands of resources fits, and says what is cut", () => {
  const plan = readPlan("prod", JSON.stringify(largePlan(2500)), "prod.json");
  const comment = markdown(reviewOf([plan]));
  expect(Buffer.byteLength(comment)).toBeLessThan(GITHUB);
  expect(comment).toContain("Some of this was cut");
  expect(comment).toMatch(/<!-- devops-platform review \{"prod":"[0-9a-f]{64}"\} -->\n$/);
});

test("what matters most is kept where a thousand others are changed", () => {
  const found = markdown(
    reviewOf([
      planWith([
        ...Array.from({ length: 1000 }, (_, index) =>
          change(`aws_route53_record.r${index}`, {
            actions: ["delete"],
            before: { name: "a" },
            after: null,
          }),
        ),
        change("aws_db_instance.orders", {
          actions: ["delete"],
          before: { id: "orders" },
          after: null,
        }),
      ]),
    ]),
  );
  expect(found).toContain("aws_db_instance.orders");
});

test("a comment about names of any length fits", () => {
  const name = "x".repeat(20_000);
  const changes = Array.from({ length: 50 }, (_, index) =>
    change(`aws_db_instance.${name}${index}`, {
      actions: ["delete"],
      before: { id: name },
      after: null,
    }),
  );
  expect(Buffer.byteLength(markdown(reviewOf([planWith(changes)])))).toBeLessThan(GITHUB);
});

test("a comment about two hundred environments fits", () => {
  const plans = Array.from({ length: 200 }, (_, index) =>
    planWith(
      [change(`aws_s3_bucket.b${index}`, { actions: ["delete"], after: null })],
      {},
      `env-${index}`,
    ),
  );
  expect(Buffer.byteLength(markdown(reviewOf(plans)))).toBeLessThan(GITHUB);
});
