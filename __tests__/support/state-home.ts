import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { clientConfig, s3ClientConfig } from "../../scripts/aws/client-config";
import type { Emulator } from "../../scripts/emulator/start";
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

export async function s3Of({ endpoint }: Account): Promise<S3Client> {
  return new S3Client(s3ClientConfig(await accessTo(endpoint), "eu-west-1"));
}

export async function tableOf({ endpoint }: Account): Promise<DynamoDBClient> {
  return new DynamoDBClient(clientConfig(await accessTo(endpoint), "eu-west-1"));
}

/** What `bootstrap` makes, as far as a state needs it, in a second instead of a minute. */
export async function makeStateHome(account: Account): Promise<void> {
  const s3 = await s3Of(account);
  const constraint = { LocationConstraint: "eu-west-1" } as const;
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET, CreateBucketConfiguration: constraint }));
  const VersioningConfiguration = { Status: "Enabled" } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }));
  await (await tableOf(account)).send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
    }),
  );
  const kms = new KMSClient(clientConfig(await accessTo(account.endpoint), "eu-west-1"));
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  const alias = { AliasName: "alias/acme-terraform-state", TargetKeyId: KeyMetadata?.KeyId };
  await kms.send(new CreateAliasCommand(alias));
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
