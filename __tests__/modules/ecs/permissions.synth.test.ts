import { describe, expect, test } from "vitest";
import { foreignUri, statementsIn, withService } from "./support";

const key = "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000";
const secretArns = { key: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:key-abc123" };
const foreign = { image: { uri: foreignUri, architecture: "x86_64" } } as const;

const execution = (fields: object = {}, given: Parameters<typeof withService>[1] = {}) =>
  statementsIn(withService(fields, given).resource("aws_iam_role_policy.api_execution"));

describe("the execution role", () => {
  test("pulls from the repository of its image and no other", () => {
    expect(execution().PullImages?.Resource).toBe(
      "arn:aws:ecr:eu-west-1:111111111111:repository/acme/backend",
    );
  });

  test("pulls from nowhere when the image is public", () => {
    expect(Object.keys(execution({}, foreign))).toEqual(["WriteLogs"]);
  });

  test("writes to its own log group only", () => {
    expect(execution().WriteLogs).toMatchObject({
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: "${aws_cloudwatch_log_group.api.arn}:*",
    });
  });

  test("decrypts with the key it is given, through Secrets Manager, when it reads a secret", () => {
    const given = { secretArns, kmsKeyArn: key };
    expect(execution({ secrets: { KEY: "key" } }, given).DecryptSecrets).toMatchObject({
      Resource: key,
      Condition: {
        StringEquals: { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" },
      },
    });
    expect(execution({}, given)).not.toHaveProperty("DecryptSecrets");
  });

  test("is assumed by ECS tasks of this account only", () => {
    const role = withService().resource("aws_iam_role.api_execution");
    expect(JSON.parse(String(role.assume_role_policy)).Statement[0]).toMatchObject({
      Principal: { Service: "ecs-tasks.amazonaws.com" },
      Condition: {
        StringEquals: { "aws:SourceAccount": "111111111111" },
        ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:111111111111:*" },
      },
    });
  });
});

describe("the task role", () => {
  test("may do nothing unless it is granted something", () => {
    expect(withService().resources("aws_iam_role_policy")).not.toHaveProperty("api_task");
  });

  test("may do what it is granted", () => {
    const grants = [{ sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/*"] }];
    const policy = withService({}, { grants }).resource("aws_iam_role_policy.api_task");
    expect(statementsIn(policy)).toEqual({
      Read: { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" },
    });
  });

  test("opens sessions of ECS Exec when they are allowed, and records them", () => {
    const fields = { exec: true, readOnlyRoot: false };
    const policy = withService(fields).resource("aws_iam_role_policy.api_task");
    expect(Object.keys(statementsIn(policy))).toEqual([
      "OpenExecChannel",
      "FindExecLogs",
      "WriteExecLogs",
    ]);
  });

  test("decrypts the sessions of ECS Exec where they have a key", () => {
    const fields = { exec: true, readOnlyRoot: false };
    const policy = withService(fields, { kmsKeyArn: key }).resource("aws_iam_role_policy.api_task");
    expect(statementsIn(policy).DecryptExec).toMatchObject({
      Action: "kms:Decrypt",
      Resource: key,
    });
  });
});

test("no statement has a wildcard but those for which AWS takes no ARN", () => {
  const synthesized = withService(
    { exec: true, readOnlyRoot: false, secrets: { KEY: "key" } },
    { secretArns, kmsKeyArn: key },
  );
  const statements = Object.values(synthesized.resources("aws_iam_role_policy")).flatMap((policy) =>
    Object.entries(statementsIn(policy)),
  );
  const open = statements.filter(([, { Resource }]) => [Resource].flat().includes("*"));
  expect(open.map(([sid]) => sid).sort()).toEqual(["LogInToRegistry", "OpenExecChannel"]);
});
