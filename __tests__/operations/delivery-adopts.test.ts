import {
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import { existingDelivery } from "../../scripts/bootstrap/existing-delivery";
import type { Emulator } from "../../scripts/emulator/start";
import type { StackContext } from "../../scripts/lib/stack-context";
import { emptyAccount } from "../support/accounts";
import type { Project } from "../support/project";
import { contextOf, smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

const PROVIDER = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com";
const Tags = [
  { Key: "Platform", Value: "acme" },
  { Key: "Environment", Value: "shared" },
];
const allow = (Action: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action, Resource: "*" }],
  });
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Federated: PROVIDER },
      Action: "sts:AssumeRoleWithWebIdentity",
    },
  ],
});

describeTerraform("roles of workflows that a killed run left", () => {
  let project: Project;
  let account: Emulator;
  let context: StackContext;

  beforeAll(async () => {
    project = smallPlatform();
    account = await emptyAccount();
    context = await contextOf(project, account, "shared");
    const iam = new IAMClient(clientConfig(context.access, context.stack.region));
    const ThumbprintList = ["0".repeat(40)];
    const Url = "https://token.actions.githubusercontent.com";
    await iam.send(
      new CreateOpenIDConnectProviderCommand({
        ...{ Url, ThumbprintList, Tags },
        ClientIDList: ["sts.amazonaws.com"],
      }),
    );
    await iam.send(
      new CreatePolicyCommand({
        ...{ PolicyName: "acme-dev-boundary", Tags },
        PolicyDocument: allow("ecs:RunTask"),
      }),
    );
    for (const [RoleName, tags] of [
      ["acme-dev-deploy", Tags],
      ["acme-shared-plan", []],
    ] as const)
      await iam.send(
        new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust, Tags: [...tags] }),
      );
  });

  afterAll(async () => {
    await account?.stop();
    project?.remove();
  });

  test("are found by their names, and what is not tagged as the stack's is left alone", async () => {
    expect(await existingDelivery(context)).toEqual([
      { to: "aws_iam_openid_connect_provider.github", id: PROVIDER },
      {
        to: "aws_iam_policy.dev_boundary",
        id: "arn:aws:iam::111111111111:policy/acme-dev-boundary",
      },
      { to: "aws_iam_role.dev_deploy", id: "acme-dev-deploy" },
    ]);
  });
});
