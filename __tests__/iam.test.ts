import { expect, test } from "vitest";
import { assumedBy, onlyFor, policyDocument } from "../src/iam";

test("a policy says what is allowed on what", () => {
  const statements = [
    { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] },
  ];
  expect(JSON.parse(policyDocument(statements))).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"],
      },
    ],
  });
});

test("a policy may deny, by name and under a condition", () => {
  const conditions = { Bool: { "aws:SecureTransport": "false" } };
  const [statement] = JSON.parse(
    policyDocument([
      { sid: "TlsOnly", effect: "Deny", actions: ["s3:*"], resources: ["*"], conditions },
    ]),
  ).Statement;
  expect(statement).toMatchObject({ Sid: "TlsOnly", Effect: "Deny", Condition: conditions });
});

test("a service assumes a role for this account only", () => {
  const trust = assumedBy("ecs-tasks.amazonaws.com", onlyFor("111111111111", "arn:aws:ecs:*"));
  expect(JSON.parse(trust).Statement).toEqual([
    {
      Effect: "Allow",
      Principal: { Service: "ecs-tasks.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": "111111111111" },
        ArnLike: { "aws:SourceArn": "arn:aws:ecs:*" },
      },
    },
  ]);
});
