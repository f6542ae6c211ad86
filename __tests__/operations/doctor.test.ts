import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { CreateVpcCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreatePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientConfig } from "../../scripts/aws/client-config";
import { stackChecks } from "../../scripts/doctor/checks";
import { examine } from "../../scripts/doctor/examine";
import type { Finding } from "../../scripts/doctor/finding";
import { type Emulator, startEmulator } from "../../scripts/emulator/start";
import type { StackContext } from "../../scripts/lib/stack-context";
import { holdingLock } from "../../scripts/state/holding";
import { bucketClient, tableClient } from "../../scripts/state/place";
import { emptyAccount } from "../support/accounts";
import { projectRoot } from "../support/apps";
import type { Project } from "../support/project";
import { accessTo, contextOf, smallPlatform } from "../support/small-platform";
import { describeTerraform } from "../support/tier";

describeTerraform("doctor looks at an account", () => {
  let project: Project;
  let account: Emulator;
  let context: StackContext;

  beforeAll(async () => {
    project = smallPlatform();
    account = await emptyAccount();
    context = await contextOf(project, account, "dev");
  });

  afterAll(async () => {
    await account?.stop();
    project?.remove();
  });

  async function findings(of = context): Promise<Record<string, Finding>> {
    const found = await Promise.all(stackChecks(of).map(examine));
    return Object.fromEntries(found.map((finding) => [finding.check, finding]));
  }

  test("that is empty: a deploy makes what is missing, so nothing is a problem", async () => {
    const found = await findings();
    expect(Object.values(found).filter(({ status }) => status === "problem")).toEqual([]);
    expect(found.account?.status).toBe("ok");
    expect(found.state?.todo).toContain("devops-platform deploy dev makes it first");
    expect(found["state versions"]?.status).toBe("not checked");
    expect(found["service-linked roles"]?.todo).toContain(
      "aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com",
    );
    expect(found["boundary of roles"]).toMatchObject({
      status: "warning",
      says: "the policy acme-dev-boundary is not there, and AWS makes no role without it",
      todo: "An administrator makes it, and the roles that workflows take: devops-platform deploy shared",
    });
  });

  test("of somebody else: says so, and looks for nothing in it", async () => {
    const elsewhere = await startEmulator({ root: projectRoot, account: "222222222222" });
    const found = await findings({ ...context, access: await accessTo(elsewhere.endpoint) });
    await elsewhere.stop();
    expect(found.account).toMatchObject({ status: "problem", exitCode: 6 });
    expect(found.state).toMatchObject({
      status: "not checked",
      says: "the credentials are of another account",
    });
  });

  test("that does not answer: one problem, and everything else is not checked", async () => {
    const found = await findings({ ...context, access: await accessTo("http://127.0.0.1:1") });
    const problems = Object.values(found).filter(({ status }) => status === "problem");
    expect(problems.map(({ check }) => check)).toEqual(["credentials"]);
    expect(problems[0]?.says).toContain("AWS could not be reached");
  });

  test("with a state that cannot be locked or gone back to", async () => {
    const { bucket, region } = context.stack.backend;
    const CreateBucketConfiguration = { LocationConstraint: region as "eu-west-1" };
    await bucketClient(context).send(
      new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration }),
    );
    const found = await findings();
    expect(found["state versions"]?.status).toBe("warning");
    expect(found["lock table"]).toMatchObject({ status: "problem", exitCode: 6 });
  });

  test("whose state somebody works on: says who", async () => {
    await tableClient(context).send(
      new CreateTableCommand({
        TableName: context.stack.backend.lockTable,
        KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
        BillingMode: "PAY_PER_REQUEST",
      }),
    );
    const { lock } = await holdingLock(context, "trying this", findings);
    expect(lock?.status).toBe("warning");
    expect(lock?.says).toMatch(/who .*@.*\n.*since .*\n.*trying this/s);
    expect((await findings()).lock?.status).toBe("ok");
  });

  test("that has the policy which bounds the environment's roles: is as it should be", async () => {
    const iam = new IAMClient(clientConfig(context.access, context.stack.region));
    const PolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "ecs:RunTask", Resource: "*" }],
    });
    await iam.send(new CreatePolicyCommand({ PolicyName: "acme-dev-boundary", PolicyDocument }));
    expect((await findings())["boundary of roles"]).toMatchObject({
      status: "ok",
      says: "acme-dev-boundary",
    });
  });

  test("that has no room for another VPC: says how to have the quota raised", async () => {
    const client = new EC2Client(clientConfig(context.access, context.stack.region));
    for (const third of [1, 2, 3, 4])
      await client.send(new CreateVpcCommand({ CidrBlock: `10.200.${third}.0/24` }));
    const { VPCs } = await findings();
    expect(VPCs).toMatchObject({
      status: "problem",
      says: "5 of 5 in eu-west-1 are taken, dev still needs 1",
    });
    expect(VPCs?.todo).toContain("--quota-code L-F678F1CE --desired-value 6 --region eu-west-1");
  });
});
