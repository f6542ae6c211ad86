import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { clientConfig, s3ClientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
import type { StateLocation } from "../../scripts/stacks/stack";
import type { Project } from "./project";
import { accessTo } from "./small-platform";

export const BUCKET = "acme-111111111111-eu-west-1-tfstate";
export const TABLE = "acme-terraform-locks";
export const SHARED = "acme/shared/eu-west-1/main";

/**
 * Takes from the bootstrap of a copy the one resource for which the provider waits a minute, so that what
 * is tried is the command and not the waiting.
 */
export function withoutTheLongWait(project: Project): Project {
  project.edit(
    "src/modules/state/state-bucket.ts",
    "this.expireOldVersions(versioning);",
    "void versioning;",
  );
  return project;
}

type Account = Pick<Emulator, "endpoint">;

const REGION = "eu-west-1";

/** Where the platform's own stacks keep their state. */
const OWN: StateLocation = {
  bucket: BUCKET,
  key: SHARED,
  region: REGION,
  kmsKeyId: `arn:aws:kms:${REGION}:111111111111:alias/acme-terraform-state`,
  lockTable: TABLE,
};

export async function s3Of({ endpoint }: Account, region = REGION): Promise<S3Client> {
  return new S3Client(s3ClientConfig(await accessTo(endpoint), region));
}

export async function tableOf({ endpoint }: Account, region = REGION): Promise<DynamoDBClient> {
  return new DynamoDBClient(clientConfig(await accessTo(endpoint), region));
}

/** What `bootstrap` makes, as far as a state needs it, in a second instead of a minute. */
export async function makeStateHome(account: Account, home = OWN): Promise<void> {
  await Promise.all([makeBucket(account, home), makeTable(account, home), makeKey(account, home)]);
}

async function makeBucket(account: Account, { bucket, region }: StateLocation): Promise<void> {
  const s3 = await s3Of(account, region);
  const constraint = { LocationConstraint: region as BucketLocationConstraint };
  await s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: constraint }));
  const VersioningConfiguration = { Status: "Enabled" } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
}

async function makeTable(account: Account, { lockTable, region }: StateLocation): Promise<void> {
  if (lockTable === undefined) return;
  await (await tableOf(account, region)).send(
    new CreateTableCommand({
      TableName: lockTable,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
    }),
  );
}

async function makeKey({ endpoint }: Account, { kmsKeyId, region }: StateLocation): Promise<void> {
  const kms = new KMSClient(clientConfig(await accessTo(endpoint), region));
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  const AliasName = kmsKeyId.slice(kmsKeyId.indexOf("alias/"));
  await kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyMetadata?.KeyId }));
}

/** What lies at a key of the bucket; undefined where nothing does. */
export async function objectAt(account: Account, key: string): Promise<string | undefined> {
  try {
    const s3 = await s3Of(account);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
    return await Body?.transformToString();
  } catch {
    return undefined;
  }
}

export async function putObject(account: Account, key: string, text: string): Promise<void> {
  const s3 = await s3Of(account);
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: text }));
}

/** What Terraform notes in the table: a lock at `bucket/key`, a digest at `bucket/key-md5`. */
export async function itemAt(account: Account, id: string) {
  const asked = { TableName: TABLE, Key: { LockID: { S: id } }, ConsistentRead: true };
  return (await (await tableOf(account)).send(new GetItemCommand(asked))).Item;
}

export async function putItem(
  account: Account,
  id: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const strings = Object.entries(values).map(([name, value]) => [name, { S: value }] as const);
  const Item = { LockID: { S: id }, ...Object.fromEntries(strings) };
  await (await tableOf(account)).send(new PutItemCommand({ TableName: TABLE, Item }));
}
