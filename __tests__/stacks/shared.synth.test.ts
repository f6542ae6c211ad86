import { describe, expect, test } from "vitest";
import { releaseSortKey } from "../../src/modules/releases/release-key";
import { environmentLiteral } from "../support/literals";
import { sharedStack } from "./stacks";

const accounts = { main: "111111111111", production: "222222222222" };

test("every image has a repository, and its URL is an output", () => {
  const { json, resources } = sharedStack({ images: { jobs: { context: "jobs" } } });
  expect(Object.keys(resources("aws_ecr_repository"))).toEqual(["backend", "jobs"]);
  expect(json.output?.repository_urls).toMatchObject({
    value: {
      backend: "${aws_ecr_repository.backend.repository_url}",
      jobs: "${aws_ecr_repository.jobs.repository_url}",
    },
  });
});

test("the platform's other accounts may pull every image", () => {
  const { policy } = sharedStack({ accounts }).resource("aws_ecr_repository_policy.backend");
  expect(String(policy)).toContain("arn:aws:iam::222222222222:root");
});

test("a platform of one account has no pull policies", () => {
  expect(sharedStack().resources("aws_ecr_repository_policy")).toEqual({});
});

const allowDestroy = { reason: "a rehearsal of the whole platform" };

test("a repository of a platform that may be destroyed is in no plan's way, and keeps its images", () => {
  expect(sharedStack({ allowDestroy }).resource("aws_ecr_repository.backend")).toMatchObject({
    force_delete: false,
    lifecycle: { prevent_destroy: false },
  });
});

test("what all environments share says that it is durable, and why it may go", () => {
  expect(sharedStack().json.output).toMatchObject({ lifecycle: { value: "durable" } });
  expect(sharedStack().json.output).not.toHaveProperty("allow_destroy");
  expect(sharedStack({ allowDestroy }).json.output).toMatchObject({
    allow_destroy: { value: allowDestroy.reason },
  });
});

describe("the release history", () => {
  const table = () => sharedStack().resource("aws_dynamodb_table.releases");

  test("is found by its name", () => {
    expect(table().name).toBe("acme-releases");
    expect(sharedStack().json.output?.release_history_table).toMatchObject({
      value: "${aws_dynamodb_table.releases.name}",
    });
  });

  test("reads an environment's releases in the order they happened, whatever the image", () => {
    expect(table()).toMatchObject({ hash_key: "environment", range_key: "release" });
    const early = releaseSortKey("2026-01-31T09:30:00.000Z", "worker");
    const late = releaseSortKey("2026-01-31T09:30:00.001Z", "api");
    expect([late, early].sort()).toEqual([early, late]);
  });

  test("can be restored, and a plan cannot destroy it", () => {
    expect(table()).toMatchObject({
      point_in_time_recovery: { enabled: true },
      deletion_protection_enabled: true,
      lifecycle: { prevent_destroy: true },
    });
  });
});

describe("the topic that tells people how deliveries ended", () => {
  const emails = ["team@example.com", "on-call@example.com"];
  const delivered = (literals: Parameters<typeof sharedStack>[1] = []) =>
    sharedStack({ accounts, delivery: { github: {}, emails } }, literals);

  test("is not there where nobody is to be told", () => {
    expect(sharedStack({ delivery: { github: {} } }).resources("aws_sns_topic")).toEqual({});
  });

  test("has each address, and is encrypted free of charge", () => {
    const { resource, resources } = delivered();
    expect(resource("aws_sns_topic.delivery")).toMatchObject({
      name: "acme-delivery",
      kms_master_key_id: "alias/aws/sns",
    });
    expect(
      Object.entries(resources("aws_sns_topic_subscription")).map(([key, { endpoint }]) => [
        key,
        endpoint,
      ]),
    ).toEqual([
      ["team_example_com", "team@example.com"],
      ["on_call_example_com", "on-call@example.com"],
    ]);
  });

  test("lets exactly the roles of other accounts publish, whose account may not use AWS's key here", () => {
    const { resource } = delivered([environmentLiteral({ account: "production" })]);
    expect(resource("aws_sns_topic.delivery")).not.toHaveProperty("kms_master_key_id");
    const { Statement } = JSON.parse(
      String(resource("aws_sns_topic_policy.delivery_policy").policy),
    );
    expect(Statement).toContainEqual({
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::222222222222:root" },
      Action: "sns:Publish",
      Resource: "${aws_sns_topic.delivery.arn}",
      Condition: {
        ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/acme-test-deploy" },
      },
    });
  });
});
