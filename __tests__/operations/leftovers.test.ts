import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateVpcCommand, DeleteVpcCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateKeyCommand, KMSClient, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentsOf, emptyBucket } from "../../scripts/destroy/buckets";
import type { Emulator } from "../../scripts/emulator/start";
import { searchByTags } from "../../scripts/leftovers/search";
import type { StackContext } from "../../scripts/lib/stack-context";
import { accountWithStateHome, configFor } from "../support/destroying";
import { limit } from "../support/limit";
import type { Project } from "../support/project";
import { contextOf, smallPlatform } from "../support/small-platform";
import { s3Of } from "../support/state-home";
import { describeTerraform } from "../support/tier";

const ONE_BYTE = new Uint8Array(1);
const TAGS = { Platform: "acme", Environment: "dev" };
const Tags = Object.entries(TAGS).map(([Key, Value]) => ({ Key, Value }));

describeTerraform("what destroy finds in an account", () => {
  let account: Emulator;
  let project: Project;
  let context: StackContext;

  beforeAll(async () => {
    project = smallPlatform();
    account = await accountWithStateHome();
    context = await contextOf(project, account, "dev");
  });

  afterAll(async () => {
    await account?.stop();
    project?.remove();
  });

  describe("by its tags", () => {
    test("is left over where it is there, of this environment alone", async () => {
      const logs = new CloudWatchLogsClient(await configFor(account));
      await logs.send(new CreateLogGroupCommand({ logGroupName: "/left", tags: TAGS }));
      const staging = { ...TAGS, Environment: "staging" };
      await logs.send(new CreateLogGroupCommand({ logGroupName: "/other", tags: staging }));
      const ec2 = new EC2Client(await configFor(account));
      const tagged = { TagSpecifications: [{ ResourceType: "vpc" as const, Tags }] };
      const made = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/16", ...tagged }));
      const id = made.Vpc?.VpcId ?? "";

      const found = (await searchByTags(context)).leftovers;

      expect(found.map(({ arn }) => arn.split(":").slice(5).join(":")).sort()).toEqual([
        "log-group:/left",
        `vpc/${id}`,
      ]);
      await ec2.send(new DeleteVpcCommand({ VpcId: id }));
    });

    test("remains where it waits for its deletion, and says until when", async () => {
      const secrets = new SecretsManagerClient(await configFor(account));
      const Name = "/acme/dev/key";
      await secrets.send(new CreateSecretCommand({ Name, SecretString: "a", Tags }));
      await secrets.send(new DeleteSecretCommand({ SecretId: Name, RecoveryWindowInDays: 7 }));
      const kms = new KMSClient(await configFor(account));
      const keyTags = Tags.map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value }));
      const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Tags: keyTags }));
      await kms.send(new ScheduleKeyDeletionCommand({ KeyId: KeyMetadata?.KeyId }));

      const { remains, leftovers: left } = await searchByTags(context);

      expect(left.map(({ type }) => type)).toEqual(["logs:log-group"]);
      expect(remains.map(({ kind }) => kind).sort()).toEqual(["key", "secret"]);
      for (const { until } of remains) expect(Date.parse(until ?? "")).toBeGreaterThan(Date.now());
    });
  });

  describe("in a bucket with versions", () => {
    const Bucket = "acme-dev-logs";
    let s3: S3Client;

    beforeAll(async () => {
      s3 = await s3Of(account);
      const constraint = { LocationConstraint: "eu-west-1" } as const;
      await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: constraint }));
      const VersioningConfiguration = { Status: "Enabled" } as const;
      await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
      const keys = Array.from({ length: 1001 }, (_, index) => `log-${index}`);
      const few = limit(20);
      const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: ONE_BYTE }));
      await Promise.all(keys.map((Key) => few(() => put(Key))));
      await s3.send(new DeleteObjectCommand({ Bucket, Key: "log-0" }));
    });

    test("counts every version and every mark of a deletion", async () => {
      expect(await contentsOf(context, Bucket)).toEqual({
        bucket: Bucket,
        objects: 1002,
        more: false,
      });
    });

    test("is all gone when the bucket is emptied", async () => {
      expect(await emptyBucket(context, Bucket)).toBe(1002);
      expect(await contentsOf(context, Bucket)).toMatchObject({ objects: 0 });
    });

    test("is nothing where there is no bucket", async () => {
      expect(await contentsOf(context, "no-such-bucket")).toMatchObject({ objects: 0 });
    });
  });
});
