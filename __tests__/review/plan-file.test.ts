import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { forReview, pack, unpack } from "../../scripts/plan/for-review";
import type { Plan } from "../../scripts/review/model/plan";
import { readPlan } from "../../scripts/review/read/load";
import { json } from "../../scripts/review/render/json";
import { change, planOf, planWith, reviewOf } from "./support/reviewed";

const corpus = readdirSync(join(import.meta.dirname, "corpus")).sort();

/** A plan as a review finds it in a plan file. */
const kept = ({ name, json: content }: Plan): Plan =>
  readPlan(name, unpack(pack(content)), `${name}.plan`);

/** What a plan file holds of a change. */
const keptText = (changed: Parameters<typeof change>[1], over = {}): string =>
  JSON.stringify(forReview(planWith([change("aws_sqs_queue.a", changed)], over).json));

describe("what a plan file keeps for a review", () => {
  test.each(corpus)("says the same of %s as the whole plan", (name) => {
    const plan = planOf(name);
    expect(json(reviewOf([kept(plan)]))).toBe(json(reviewOf([plan])));
  });

  test("has no value that Terraform marks, and nothing that repeats it", () => {
    const text = keptText({
      before: { token: "hunter22", note: "use hunter22" },
      after: { token: "hunter33", note: "use hunter33" },
      more: { before_sensitive: { token: true }, after_sensitive: { token: true } },
    });
    expect(text).not.toMatch(/hunter/);
  });

  test("still tells a secret that changes from one that does not", () => {
    const marked = { before_sensitive: { token: true }, after_sensitive: { token: true } };
    const [changed, unchanged] = ["two", "one"].map((token) =>
      keptText({ before: { token: "one" }, after: { token }, more: marked }),
    );
    expect(changed).not.toBe(unchanged);
  });

  test("has no number that is secret, and leaves documents what they are", () => {
    const plan = planWith([
      change("aws_sqs_queue.a", {
        after: { pin: 123456, policy: '{"Statement":[{"Sid":"a","port":123456}]}' },
        more: { after_sensitive: { pin: true } },
      }),
    ]);
    const { after } = kept(plan).resources[0] ?? {};
    expect(after?.pin).toMatch(/^\(sensitive \d+\)$/);
    expect(() => JSON.parse(String(after?.policy))).not.toThrow();
  });

  test("takes no setting for a secret, though the provider marks it", () => {
    const plan = planWith([
      change("aws_ssm_parameter.region", {
        after: { insecure_value: "eu-west-1", value: "eu-west-1" },
        more: { after_sensitive: { value: true } },
      }),
      change("aws_sqs_queue.a", { after: { region: "eu-west-1" } }),
    ]);
    expect(kept(plan).at("aws_sqs_queue.a")?.after).toEqual({ region: "eu-west-1" });
  });

  test("has neither secret variables nor passwords that are written down", () => {
    const text = keptText(
      { after: { note: "none" } },
      {
        variables: { password: { value: "given-1" } },
        configuration: {
          root_module: {
            variables: { password: { sensitive: true, default: "default-1" } },
            resources: [
              {
                address: "aws_sqs_queue.a",
                expressions: { password_wo: { constant_value: "written-1" } },
              },
            ],
          },
        },
      },
    );
    expect(text).not.toMatch(/given-1|default-1|written-1/);
  });

  test("leaves references of the configuration whole where a secret is part of them", () => {
    const text = keptText(
      { after: { name: "main" }, more: { after_sensitive: { name: true } } },
      {
        configuration: {
          root_module: {
            resources: [
              {
                address: "aws_sqs_queue.a",
                expressions: { vpc_id: { references: ["aws_vpc.main"] } },
              },
            ],
          },
        },
      },
    );
    expect(text).toContain("aws_vpc.main");
  });
});
