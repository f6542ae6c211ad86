import { describe, expect, test } from "vitest";
import type { ApiCall } from "../../../support/interference";
import { allows, neededBy, operationToAction } from "../../../support/permissions";

const call = (given: Partial<ApiCall>): ApiCall => ({
  service: "ec2",
  operation: "GET",
  path: "/",
  query: "",
  body: "",
  ...given,
});

describe("the action of a call", () => {
  test.each([
    [{ service: "monitoring", operation: "PutMetricAlarm" }, "cloudwatch:PutMetricAlarm"],
    [{ service: "tagging", operation: "GetResources" }, "tag:GetResources"],
    [{ service: "s3", operation: "HEAD", path: "/bucket" }, "s3:ListBucket"],
    [{ service: "s3", path: "/bucket/key", query: "versionId=1" }, "s3:GetObjectVersion"],
    [{ service: "s3", path: "/bucket", query: "encryption=" }, "s3:GetEncryptionConfiguration"],
    [
      { service: "s3", operation: "DELETE", path: "/bucket", query: "lifecycle=" },
      "s3:PutLifecycleConfiguration",
    ],
    [
      { service: "s3", operation: "DELETE", path: "/bucket", query: "policy=" },
      "s3:DeleteBucketPolicy",
    ],
    [{ service: "scheduler", operation: "PUT", path: "/schedules/a" }, "scheduler:UpdateSchedule"],
    [
      { service: "route53", operation: "POST", path: "/2013-04-01/hostedzone/Z1/rrset" },
      "route53:ChangeResourceRecordSets",
    ],
  ])("%o", (given, action) => {
    expect(operationToAction(call(given))).toBe(action);
  });

  test("is none where anybody may ask", () => {
    expect(
      operationToAction(call({ service: "sts", operation: "GetCallerIdentity" })),
    ).toBeUndefined();
  });
});

describe("what a call needs", () => {
  const place = { account: "111111111111", region: "eu-west-1" };
  const needs = (given: Partial<ApiCall>) =>
    neededBy([call(given)], place).map(
      ({ action, resource }) => `${action} ${resource.split(":").slice(5).join(":")}`,
    );

  test("tags of a task that gets those of its definition", () => {
    const body = JSON.stringify({
      cluster: "acme-dev",
      taskDefinition: "acme-dev-api:1",
      propagateTags: "TASK_DEFINITION",
    });
    expect(needs({ service: "ecs", operation: "RunTask", body })).toEqual([
      "ecs:RunTask task-definition/acme-dev-api:1",
      "ecs:TagResource task/acme-dev/?",
    ]);
  });

  test("tags of what it makes, too", () => {
    const body =
      "VpcId=vpc-0123456789abcdef0&TagSpecification.1.Tag.1.Key=Environment&TagSpecification.1.Tag.1.Value=dev";
    expect(needs({ operation: "CreateSubnet", body })).toEqual([
      "ec2:CreateSubnet subnet/?",
      "ec2:CreateSubnet vpc/vpc-0123456789abcdef0",
      "ec2:CreateTags subnet/?",
    ]);
  });

  test("the roles that it hands on, to whom", () => {
    const body = JSON.stringify({
      family: "acme-dev-api",
      taskRoleArn: "arn:aws:iam::111111111111:role/acme-dev-api-task",
    });
    const [, passed] = neededBy(
      [call({ service: "ecs", operation: "RegisterTaskDefinition", body })],
      place,
    );
    expect(passed).toMatchObject({
      action: "iam:PassRole",
      context: { "iam:PassedToService": ["ecs-tasks.amazonaws.com"] },
    });
  });

  test("of everything that it names", () => {
    const body = "DBInstanceIdentifier=acme-dev-main&DBParameterGroupName=a&DBSubnetGroupName=b";
    expect(needs({ service: "rds", operation: "CreateDBInstance", body })).toEqual([
      "rds:CreateDBInstance db:acme-dev-main",
      "rds:CreateDBInstance pg:a",
      "rds:CreateDBInstance subgrp:b",
    ]);
  });
});

describe("statements allow", () => {
  const need = {
    action: "ec2:CreateVpc",
    resource: "arn:aws:ec2:eu-west-1:111111111111:vpc/?",
    context: { "aws:RequestTag/Environment": ["dev"] },
  };
  const tagged = (value: string) => ({ StringEquals: { "aws:RequestTag/Environment": value } });
  const all = { actions: ["ec2:CreateVpc"], resources: ["*"] };

  test.each([
    ["what they name", [all], true],
    ["nothing else", [{ ...all, actions: ["ec2:DeleteVpc"] }], false],
    ["nothing on other resources", [{ ...all, resources: ["arn:aws:ec2:*:*:subnet/*"] }], false],
    ["what meets their conditions", [{ ...all, conditions: tagged("dev") }], true],
    ["nothing that does not meet them", [{ ...all, conditions: tagged("prod") }], false],
    [
      "nothing that lacks what they ask for",
      [{ ...all, conditions: { StringEquals: { "aws:RequestTag/Platform": "acme" } } }],
      false,
    ],
    [
      "nothing that another denies",
      [all, { ...all, effect: "Deny" as const, conditions: tagged("dev") }],
      false,
    ],
    [
      "what depends on what exists, as a request does not say it",
      [{ ...all, conditions: { StringEquals: { "aws:ResourceTag/Environment": "dev" } } }],
      true,
    ],
  ])("%s", (_, statements, allowed) => {
    expect(allows(statements, need)).toBe(allowed);
  });
});
