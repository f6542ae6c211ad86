import fc from "fast-check";
import { expect, test } from "vitest";
import { isCommandError } from "../../scripts/lib/errors.mjs";
import { readPlan } from "../../scripts/review/read/load";
import { KEEPING } from "../../scripts/review/tables/keeping";
import { PROTECTING } from "../../scripts/review/tables/protections";
import { SERVING } from "../../scripts/review/tables/serving";
import { everyFormat, reviewOf } from "./support/reviewed";

/** A review in all formats, or one error that was foreseen; anything else is a crash. */
async function survives(text: string): Promise<string> {
  try {
    const found = reviewOf([readPlan("dev", text, "dev.json")]);
    return Object.keys(await everyFormat(found)).join(" ");
  } catch (error) {
    if (!isCommandError(error)) throw error;
    return error.message;
  }
}

test("any JSON is a review or one error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      expect(await survives(JSON.stringify(value))).not.toBe("");
    }),
    { numRuns: 60 },
  );
});

const types = [
  ...Object.keys(KEEPING),
  ...Object.keys(SERVING),
  "aws_security_group",
  "aws_security_group_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_ec2_managed_prefix_list",
  "aws_iam_role_policy",
  "aws_iam_policy",
  "aws_iam_role_policy_attachment",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_route",
  "aws_lambda_permission",
  "aws_lb_listener",
];

const names = [
  "id",
  "arn",
  "name",
  "policy",
  "assume_role_policy",
  "role",
  "policy_arn",
  "ingress",
  "egress",
  "cidr_blocks",
  "cidr_ipv4",
  "from_port",
  "to_port",
  "protocol",
  "security_groups",
  "security_group_id",
  "rule",
  "entry",
  "tags",
  "tags_all",
  "retention_in_days",
  "instance_class",
  "allocated_storage",
  "task_definition",
  "desired_count",
  "cpu",
  "network_configuration",
  ...PROTECTING.map(({ field }) => field.source.replaceAll(/[^a-z_]/g, "")).slice(0, 20),
];

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom("0.0.0.0/0", "::/0", "*", "arn:aws:iam::111111111111:root", -1, 0, true),
  fc.jsonValue({ maxDepth: 2 }).map((one) => JSON.stringify({ Statement: one })),
);
const values = fc.option(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 12 }), {
  nil: null,
});

const anyChange = fc.record({
  address: fc.oneof(
    fc.constantFrom("a.b", "module.m.a.b[0]", 'a.b["x"]'),
    fc.string({ minLength: 1 }),
  ),
  mode: fc.constant("managed"),
  type: fc.constantFrom(...types),
  change: fc.record({
    actions: fc.constantFrom(
      ["no-op"],
      ["create"],
      ["update"],
      ["delete"],
      ["delete", "create"],
      ["create", "delete"],
      ["forget"],
    ),
    before: values,
    after: values,
    after_unknown: fc.jsonValue({ maxDepth: 2 }),
    after_sensitive: fc.jsonValue({ maxDepth: 2 }),
    before_sensitive: fc.jsonValue({ maxDepth: 1 }),
    replace_paths: fc.jsonValue({ maxDepth: 2 }),
  }),
});

const anyPlan = fc.record({
  format_version: fc.constant("1.2"),
  resource_changes: fc.array(anyChange, { maxLength: 8 }),
  resource_drift: fc.array(anyChange, { maxLength: 3 }),
  configuration: fc.oneof(
    fc.constant({
      provider_config: { aws: { expressions: { region: { constant_value: "eu-west-1" } } } },
    }),
    fc.record({ root_module: fc.jsonValue() }),
  ),
  output_changes: fc.oneof(fc.constant({}), fc.dictionary(fc.string(), fc.jsonValue())),
  checks: fc.jsonValue(),
  prior_state: fc.jsonValue(),
});

test("any plan, whatever its values, is a review or one error", async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, async (plan) => {
      expect(await survives(JSON.stringify(plan))).not.toBe("");
    }),
    { numRuns: 50 },
  );
});

test("a plan that is nested a hundred thousand deep is one error", async () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const text = `{"format_version":"1.2","resource_changes":[{"address":"a.b","type":"aws_sqs_queue","change":{"actions":["update"],"before":{"a":${deep}},"after":{},"after_sensitive":true}}]}`;
  expect(await survives(text)).toMatch(/nested too deeply|markdown/);
});

test("a plan that is cut off anywhere is one error", async () => {
  const text = JSON.stringify({ format_version: "1.2", resource_changes: [] });
  for (let length = 0; length < text.length; length++)
    expect(await survives(text.slice(0, length))).toMatch(/^dev\.json /);
});
