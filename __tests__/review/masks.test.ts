import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Plan } from "../../scripts/review/model/plan";
import { json } from "../../scripts/review/render/json";
import { markdown } from "../../scripts/review/render/markdown";
import { terminal } from "../../scripts/review/render/terminal";
import { change, everyFormat, planOf, planWith, reviewOf } from "./support/reviewed";

const CORPUS = join(import.meta.dirname, "corpus");
const SECRET = "planted-9f3c-77aa";

/** Whatever a review says of plans, in all formats. */
const said = async (...plans: Plan[]): Promise<string> =>
  Object.values(await everyFormat(reviewOf(plans))).join("\n");

test("the secrets that the provider planned are in no format", async () => {
  const text = await said(planOf("secrets-planted"));
  expect(text.match(/planted-[a-z-]+\d\w*|AKIA\w+/g)).toBeNull();
});

test.each(readdirSync(CORPUS).sort())("what was planted in %s is in no text", (name) => {
  const found = reviewOf([planOf(name)]);
  const text = [markdown(found), json(found), terminal(found, (_, plain) => plain, 100)].join();
  expect(text.match(/planted-[a-z-]*\d\w*|plantedhook\w+|planted2718|sk_live_\w+/gi)).toBeNull();
});

const changes: Readonly<Record<string, Plan>> = {
  "an argument that is marked": planWith([
    change("aws_db_instance.main", {
      before: { instance_class: "a" },
      after: { instance_class: SECRET },
      more: { after_sensitive: { instance_class: true } },
    }),
  ]),
  "a block in a list that is marked": planWith([
    change("aws_security_group.web", {
      before: { ingress: [] },
      after: {
        ingress: [
          {
            cidr_blocks: ["0.0.0.0/0"],
            description: SECRET,
            from_port: 22,
            to_port: 22,
            protocol: "tcp",
          },
        ],
      },
      more: { after_sensitive: { ingress: [{ description: true }] } },
    }),
  ]),
  "a whole resource that is marked": planWith([
    change("aws_db_instance.main", {
      actions: ["delete", "create"],
      before: { id: SECRET, db_name: SECRET },
      after: { db_name: "other" },
      more: { before_sensitive: true, after_sensitive: true, replace_paths: [["db_name"]] },
    }),
  ]),
  "a policy that is marked": planWith([
    change("aws_s3_bucket_policy.main", {
      before: {},
      after: {
        bucket: "b",
        policy: JSON.stringify({
          Statement: {
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::222222222222:role/${SECRET}` },
            Action: "s3:*",
            Resource: "*",
          },
        }),
      },
      more: { after_sensitive: { policy: true } },
    }),
  ]),
  "a secret of one resource that another repeats without a mark": planWith([
    change("aws_ssm_parameter.key", {
      after: { value: SECRET },
      more: { after_sensitive: { value: true } },
    }),
    change("aws_s3_bucket.main", {
      actions: ["delete"],
      before: { id: `bucket-${SECRET}` },
      after: null,
    }),
  ]),
  "a variable that is marked": planWith(
    [change("aws_s3_bucket.main", { actions: ["delete"], before: { id: SECRET }, after: null })],
    {
      variables: { token: { value: SECRET } },
      configuration: { root_module: { variables: { token: { sensitive: true } } } },
    },
  ),
  "a key of an instance": planWith([
    change("aws_sqs_queue.main", {
      after: { name: SECRET },
      more: { after_sensitive: { name: true } },
    }),
    {
      ...change("aws_s3_bucket.main", { actions: ["delete"], after: null }),
      address: `aws_s3_bucket.main["${SECRET}"]`,
    },
  ]),
  "drift of a marked argument": planWith([], {
    resource_drift: [
      change("aws_db_instance.main", {
        before: { password: "old-secret-1234" },
        after: { password: SECRET },
        more: { before_sensitive: { password: true }, after_sensitive: { password: true } },
      }),
    ],
  }),
  "drift of a setting that is called a password": planWith([], {
    resource_drift: [
      change("aws_elastic_beanstalk_environment.web", {
        before: { setting: [{ name: "DB_PASSWORD", value: "an-older-one" }] },
        after: { setting: [{ name: "DB_PASSWORD", value: SECRET }] },
      }),
    ],
  }),
  "drift of a setting that is new, in a set of blocks": planWith([], {
    resource_drift: [
      change("aws_elastic_beanstalk_environment.web", {
        before: { setting: [] },
        after: { setting: [{ name: "API_TOKEN", value: SECRET }] },
      }),
    ],
  }),
  "drift of a document that is JSON": planWith([], {
    resource_drift: [
      change("aws_ssm_document.run", {
        before: { content: JSON.stringify({ env: [{ name: "SECRET", value: "an-older-one" }] }) },
        after: { content: JSON.stringify({ env: [{ name: "SECRET", value: SECRET }] }) },
      }),
    ],
  }),
  "drift of the environment of a function": planWith([], {
    resource_drift: [
      change("aws_lambda_function.hook", {
        before: { environment: [{ variables: { GREETING: "hello" } }] },
        after: { environment: [{ variables: { GREETING: SECRET } }] },
      }),
    ],
  }),
  "the environment of a container, that was in a store before": planWith([
    change("aws_ecs_task_definition.api", {
      actions: ["delete", "create"],
      before: {
        container_definitions: JSON.stringify([{ name: "api", secrets: [{ name: "KEY" }] }]),
      },
      after: {
        container_definitions: JSON.stringify([
          { name: "api", environment: [{ name: "KEY", value: SECRET }] },
        ]),
      },
    }),
  ]),
  "the message of a check that fails": planWith(
    [
      change("aws_db_instance.main", {
        after: { password: SECRET },
        more: { after_sensitive: { password: true } },
      }),
    ],
    {
      checks: [
        {
          address: { kind: "check", to_display: "check.password" },
          status: "fail",
          instances: [{ problems: [{ message: `${SECRET} is too short` }] }],
        },
      ],
    },
  ),
  "an id by which something is imported": planWith([
    change("aws_sqs_queue.main", {
      actions: ["no-op"],
      more: { importing: { id: SECRET }, after_sensitive: { name: true } },
      after: { name: SECRET },
    }),
  ]),
};

test.each(Object.keys(changes))("the secret in %s is in no format", async (name) => {
  const plan = changes[name] as Plan;
  expect(await said(plan)).not.toContain(SECRET);
});

/** A bucket that goes, beside a parameter whose value the provider marks, as it marks that of all. */
const beside = (parameter: Readonly<Record<string, unknown>>, bucket: string) =>
  said(
    planWith([
      change("aws_ssm_parameter.setting", {
        before: { ...parameter, value: "another-one-before" },
        after: parameter,
        more: { before_sensitive: { value: true }, after_sensitive: { value: true } },
      }),
      change("aws_s3_bucket.main", {
        actions: ["delete"],
        before: { id: bucket, bucket, region: "eu-west-1" },
        after: null,
      }),
    ]),
  );

test.each([
  ["a region", { type: "SecureString", value: "eu-west-1" }, "logs-of-eu-west-1"],
  ["a level of logs", { type: "SecureString", value: "debug" }, "logs-for-debug"],
  ["a short setting", { type: "String", value: "acme-7" }, "logs-of-acme-7"],
  ["a name that the plan says as well", { type: "String", value: "acme-uploads" }, "acme-uploads"],
])("%s in a parameter blanks nothing else", async (_, parameter, bucket) => {
  expect(await beside(parameter, bucket)).toContain(bucket);
});

test.each([
  ["a parameter that AWS encrypts", { type: "SecureString", value: SECRET }, SECRET],
  ["a plain parameter", { type: "String", value: SECRET }, `logs-${SECRET}`],
])("a secret in %s is masked wherever it stands", async (_, parameter, bucket) => {
  expect(await beside(parameter, bucket)).not.toContain(SECRET);
});

test("a setting is masked where it is marked itself", async () => {
  const text = await beside({ type: "String", value: "quiet" }, "logs");
  expect(text).not.toContain("quiet");
});

test("a marked number, which could be anything, is masked where it stands", async () => {
  const plan = planWith([
    change("aws_cloudwatch_log_group.main", {
      before: { retention_in_days: 90 },
      after: { retention_in_days: 7 },
      more: { before_sensitive: { retention_in_days: true }, after_sensitive: {} },
    }),
  ]);
  expect(await said(plan)).toContain("(sensitive) → 7");
});

test.each([
  ["an AWS key", "AKIAIOSFODNN7EXAMPLE"],
  ["a token of GitHub", `ghp_${"a1B2".repeat(9)}`],
  ["a password in an address", "postgres://app:hunter2hunter@db.example.com"],
  ["a token with a signature", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl"],
])("%s that nobody marked is in no format", async (_, secret) => {
  const text = await said(
    planWith([
      change("aws_s3_bucket.main", { actions: ["delete"], before: { id: secret }, after: null }),
    ]),
  );
  expect(text).not.toContain(secret.replace(/^postgres:\/\/app:|@.*$/g, ""));
});

test("a value that is only known after apply is said to be that", async () => {
  const plan = planWith([
    change("aws_db_instance.main", {
      actions: ["delete", "create"],
      before: { kms_key_id: "old" },
      after: {},
      more: { after_unknown: { kms_key_id: true }, replace_paths: [["kms_key_id"]] },
    }),
  ]);
  expect(await said(plan)).toContain("old → (known after apply)");
});
