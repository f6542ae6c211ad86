import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DescribeRepositoriesCommand, ECRClient } from "@aws-sdk/client-ecr";
import { DescribeKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  DescribeDBInstancesCommand,
  DescribeDBParameterGroupsCommand,
  DescribeDBSnapshotsCommand,
  DescribeDBSubnetGroupsCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { DescribeSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientConfig, s3ClientConfig } from "../aws/client-config";
import { orNothing } from "../aws/errors";
import { KEY_PRICE, SECRET_PRICE, snapshotPrice } from "../receipt/prices";
import type { Ask, Finding, Place } from "./owners";

/** Owners of what keeps data. Some of it stays for a while, so that it can be brought back. */

export const table: Ask = (place, { id }) => {
  const client = new DynamoDBClient(config(place));
  return thereIf(orNothing(client.send(new DescribeTableCommand({ TableName: id }))));
};

export const repository: Ask = (place, { id }) => {
  const client = new ECRClient(config(place));
  return thereIf(
    orNothing(client.send(new DescribeRepositoriesCommand({ repositoryNames: [id] }))),
  );
};

export const bucket: Ask = ({ access, stack }, { id }) => {
  const client = new S3Client(s3ClientConfig(access, stack.region));
  return thereIf(orNothing(client.send(new HeadBucketCommand({ Bucket: id }))));
};

export const database: Ask = (place, { id }) =>
  thereIf(orNothing(rds(place).send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: id }))));

export const parameterGroup: Ask = (place, { id }) =>
  thereIf(
    orNothing(rds(place).send(new DescribeDBParameterGroupsCommand({ DBParameterGroupName: id }))),
  );

export const subnetGroup: Ask = (place, { id }) =>
  thereIf(orNothing(rds(place).send(new DescribeDBSubnetGroupsCommand({ DBSubnetGroupName: id }))));

/** Somebody took it to keep it: an earlier destroy, a person. */
export const snapshot: Ask = async (place, { arn, id }) => {
  const asked = new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: id });
  const [found] = (await orNothing(rds(place).send(asked)))?.DBSnapshots ?? [];
  if (!found) return "gone";
  const size = snapshotPrice(found.AllocatedStorage ?? 0, place.stack.region);
  const why = "the database can be restored from it";
  return { remains: { kind: "snapshot", arn, name: id, why, ...size } };
};

/** RDS keeps them for as many days as were configured, and nobody else can. */
export const automatedBackup: Ask = async ({ stack }, { arn, id }) => {
  const why = "RDS keeps the automated backups of a deleted database for their retention";
  return { remains: { kind: "backups", arn, name: id, why, ...snapshotPrice(0, stack.region) } };
};

export const secret: Ask = async (place, { arn }) => {
  const client = new SecretsManagerClient(config(place));
  const found = await orNothing(client.send(new DescribeSecretCommand({ SecretId: arn })));
  if (!found) return "gone";
  if (!found.DeletedDate) return "there";
  const name = found.Name ?? arn;
  const until = found.DeletedDate.toISOString();
  const why = "a deploy restores it with its value";
  return { remains: { kind: "secret", arn, name, why, until, ...SECRET_PRICE } };
};

export const key: Ask = async (place, { arn, id }) => {
  const client = new KMSClient(config(place));
  const found = await orNothing(client.send(new DescribeKeyCommand({ KeyId: arn })));
  const { KeyState, DeletionDate, KeyManager } = found?.KeyMetadata ?? {};
  if (!found || KeyManager === "AWS") return "gone";
  if (KeyState !== "PendingDeletion") return "there";
  const until = DeletionDate === undefined ? {} : { until: DeletionDate.toISOString() };
  const why = "what it encrypted can be read until it is deleted, snapshots included";
  return { remains: { kind: "key", arn, name: id, why, ...until, ...KEY_PRICE } };
};

async function thereIf(answer: Promise<object | undefined>): Promise<Finding> {
  return (await answer) === undefined ? "gone" : "there";
}

const config = ({ access, stack }: Place) => clientConfig(access, stack.region);

const rds = (place: Place): RDSClient => new RDSClient(config(place));
