import { expect, test } from "vitest";
import { stackWith } from "../../support/environment-stack";
import { statementsIn } from "../ecs/support";

const databases = { main: {}, reports: { replicas: 1 } };

test("a paused environment's database is stopped again each day, as AWS starts it after seven", () => {
  const schedule = stackWith({ databases }).resource("aws_scheduler_schedule.main_keep_stopped");
  expect(schedule).toMatchObject({
    count: "${local.running ? 0 : 1}",
    name: "acme-test-main-keep-stopped",
    schedule_expression: "rate(1 day)",
    target: {
      arn: "arn:aws:scheduler:::aws-sdk:rds:stopDBInstance",
      input: '{"DbInstanceIdentifier":"acme-test-main"}',
    },
  });
});

test("no late try stops what was started meanwhile", () => {
  const schedule = stackWith({ databases }).resource("aws_scheduler_schedule.main_keep_stopped");
  expect(schedule).toMatchObject({ target: { retry_policy: { maximum_retry_attempts: 0 } } });
});

test("a database with replicas is left out, which AWS does not stop", () => {
  expect(Object.keys(stackWith({ databases }).resources("aws_scheduler_schedule"))).toEqual([
    "main_keep_stopped",
  ]);
});

test("its role may stop these databases and nothing else, and is there only while it is needed", () => {
  const { resource } = stackWith({ databases });
  const policy = resource("aws_iam_role_policy.keep_stopped");
  expect(statementsIn(policy)).toEqual({
    StopDatabases: {
      Sid: "StopDatabases",
      Effect: "Allow",
      Action: "rds:StopDBInstance",
      Resource: "arn:aws:rds:eu-west-1:111111111111:db:acme-test-main",
    },
  });
  expect([resource("aws_iam_role.keep_stopped").count, policy.count]).toEqual([
    "${local.running ? 0 : 1}",
    "${local.running ? 0 : 1}",
  ]);
});
