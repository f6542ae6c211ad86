import { describe, expect, test } from "vitest";
import {
  actionsByCommand,
  actionsByType,
  type Grant,
} from "../../../../src/modules/delivery/actions";
import { statementsOf } from "../../../../src/modules/delivery/statements";
import { createNaming } from "../../../../src/naming";
import { allows } from "../../../support/permissions";

const place = { platform: "acme", accountId: "111111111111", region: "eu-west-1" };
const names = {
  own: createNaming({ ...place, environment: "dev" }),
  home: createNaming({ ...place, environment: "shared" }),
  given: [
    { kind: "secret", name: "legacy/login" },
    { kind: "database instance", name: "orders" },
  ],
  zones: ["Z0000000000EXAMPLE"],
} as const;

const grants: readonly Grant[] = [
  ...Object.values(actionsByType).flatMap(({ read, write }) => [...read, ...write]),
  ...Object.values(actionsByCommand).flat(),
];
const reading = Object.values(actionsByType).flatMap(({ read }) => read);
const statements = statementsOf(grants, [names]);

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:${service === "iam" ? "" : "eu-west-1"}:111111111111:${resource}`;
const allowed = (action: string, resource: string, context: object = {}) =>
  allows(statements, { action, resource, context: context as Record<string, string[]> });
const tagged = (environment: string, key = "aws:ResourceTag") => ({
  [`${key}/Platform`]: ["acme"],
  [`${key}/Environment`]: [environment],
});

/** Of a thing that carries none of the tags: what is known to be absent is nobody's. */
const untagged = {
  "aws:ResourceTag/Platform": undefined,
  "aws:ResourceTag/Environment": undefined,
};

describe("no grant", () => {
  test("has a wildcard in an action", () => {
    expect(grants.flatMap(({ actions }) => actions).filter((one) => one.includes("*"))).toEqual([]);
  });

  test("that reads changes anything", () => {
    const changing = reading
      .flatMap(({ actions }) => actions)
      .filter((one) => !/:(?:Get|List|Describe)/.test(one));
    expect([...new Set(changing)]).toEqual(["kms:Decrypt"]);
  });
});

describe("what deploys dev may", () => {
  test.each([
    ["its own database", "rds:DeleteDBInstance", arn("rds", "db:acme-dev-main"), {}],
    ["a database that has a prescribed name", "rds:ModifyDBInstance", arn("rds", "db:orders"), {}],
    [
      "a secret that has a prescribed name",
      "secretsmanager:PutSecretValue",
      arn("secretsmanager", "secret:legacy/login-a1B2c3"),
      {},
    ],
    ["a subnet with its tags", "ec2:DeleteSubnet", arn("ec2", "subnet/subnet-1"), tagged("dev")],
    [
      "a subnet that it tags as its own",
      "ec2:CreateSubnet",
      arn("ec2", "subnet/?"),
      tagged("dev", "aws:RequestTag"),
    ],
    [
      "a record in a zone of its own",
      "route53:ChangeResourceRecordSets",
      "arn:aws:route53:::hostedzone/Z0000000000EXAMPLE",
      {},
    ],
    [
      "a role with the boundary",
      "iam:CreateRole",
      arn("iam", "role/acme-dev-api-task"),
      { "iam:PermissionsBoundary": [arn("iam", "policy/acme-dev-boundary")] },
    ],
    [
      "a task's tags as it runs it",
      "ecs:TagResource",
      arn("ecs", "task/acme-dev/0123"),
      { "ecs:CreateAction": ["RunTask"] },
    ],
    [
      "what follows a prescribed name",
      "rds:ModifyDBInstance",
      arn("rds", "db:orders-replica-1"),
      {},
    ],
    [
      "a range that it tags as its own",
      "application-autoscaling:TagResource",
      arn("application-autoscaling", "scalable-target/0123"),
      { ...untagged, ...tagged("dev", "aws:RequestTag") },
    ],
    [
      "a certificate that it tags as its own",
      "acm:AddTagsToCertificate",
      arn("acm", "certificate/1"),
      { ...untagged, ...tagged("dev", "aws:RequestTag") },
    ],
    [
      "whom its subnets belong to",
      "ec2:ReplaceNetworkAclAssociation",
      arn("ec2", "subnet/subnet-1"),
      tagged("dev"),
    ],
  ])("change %s", (_, action, resource, context) => {
    expect(allowed(action, resource, context)).toBe(true);
  });

  test.each([
    ["another environment's database", "rds:DeleteDBInstance", arn("rds", "db:acme-prod-main"), {}],
    [
      "another environment's secret",
      "secretsmanager:GetSecretValue",
      arn("secretsmanager", "secret:/acme/prod/key-a1B2c3"),
      {},
    ],
    [
      "a subnet with another's tags",
      "ec2:DeleteSubnet",
      arn("ec2", "subnet/subnet-1"),
      tagged("prod"),
    ],
    ["a subnet without tags", "ec2:CreateSubnet", arn("ec2", "subnet/?"), {}],
    [
      "a group by tagging it as its own, when another has it",
      "ec2:CreateTags",
      arn("ec2", "security-group/sg-1"),
      { ...tagged("prod"), ...tagged("dev", "aws:RequestTag") },
    ],
    [
      "its own group by giving it to another",
      "ec2:CreateTags",
      arn("ec2", "security-group/sg-1"),
      { ...tagged("dev"), ...tagged("prod", "aws:RequestTag") },
    ],
    [
      "a record in another zone",
      "route53:ChangeResourceRecordSets",
      "arn:aws:route53:::hostedzone/Z1",
      {},
    ],
    [
      "a role without the boundary",
      "iam:CreateRole",
      arn("iam", "role/acme-dev-api-task"),
      { "iam:PermissionsBoundary": [arn("iam", "policy/other")] },
    ],
    [
      "the role that deploys it",
      "iam:PutRolePolicy",
      arn("iam", "role/acme-dev-deploy"),
      { "iam:PermissionsBoundary": [arn("iam", "policy/acme-dev-deploy-boundary")] },
    ],
    [
      "whom the role that deploys it trusts",
      "iam:UpdateAssumeRolePolicy",
      arn("iam", "role/acme-dev-deploy"),
      tagged("shared"),
    ],
    [
      "what a role is by attaching another policy",
      "iam:AttachRolePolicy",
      arn("iam", "role/acme-dev-api-task"),
      {
        "iam:PermissionsBoundary": [arn("iam", "policy/acme-dev-boundary")],
        "iam:PolicyARN": ["arn:aws:iam::aws:policy/AdministratorAccess"],
      },
    ],
    [
      "what another service may, by a role",
      "iam:PassRole",
      arn("iam", "role/acme-dev-api-task"),
      { "iam:PassedToService": ["ec2.amazonaws.com"] },
    ],
    [
      "the state of anything",
      "s3:PutObject",
      "arn:aws:s3:::acme-111111111111-eu-west-1-tfstate/acme/prod/eu-west-1/main",
      {},
    ],
    ["a task's tags later", "ecs:TagResource", arn("ecs", "task/acme-dev/0123"), {}],
    [
      "a database whose name only begins with a prescribed one",
      "rds:DeleteDBInstance",
      arn("rds", "db:orders2"),
      {},
    ],
    [
      "logs of a database whose name only begins with a prescribed one",
      "logs:DeleteLogGroup",
      arn("logs", "log-group:/aws/rds/instance/orders2/postgresql"),
      {},
    ],
    [
      "data by restoring a snapshot that AWS made of another database",
      "rds:RestoreDBInstanceFromDBSnapshot",
      arn("rds", "snapshot:rds:acme-prod-main-2026-01-01-00-00"),
      {},
    ],
    [
      "the password of RDS of any database itself",
      "secretsmanager:RotateSecret",
      arn("secretsmanager", "secret:rds!db-1"),
      { "aws:ViaAWSService": ["false"] },
    ],
    ["the tags of any namespace", "servicediscovery:TagResource", "*", {}],
    [
      "which list of rules another's subnet has",
      "ec2:ReplaceNetworkAclAssociation",
      arn("ec2", "subnet/subnet-1"),
      untagged,
    ],
    [
      "the tags of another environment's range",
      "application-autoscaling:UntagResource",
      arn("application-autoscaling", "scalable-target/0123"),
      tagged("prod"),
    ],
    [
      "another system's certificate by tagging it as its own",
      "acm:AddTagsToCertificate",
      arn("acm", "certificate/1"),
      { ...tagged("other"), ...tagged("dev", "aws:RequestTag") },
    ],
    ["an image's past", "ecr:BatchDeleteImage", arn("ecr", "repository/acme/backend"), {}],
  ])("not change %s", (_, action, resource, context) => {
    expect(allowed(action, resource, context)).toBe(false);
  });
});
