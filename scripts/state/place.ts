import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { clientConfig, s3ClientConfig } from "../aws/client-config";
import type { StackContext } from "../lib/stack-context";

/** What it takes to find a stack's state. */
export type StatePlace = Pick<StackContext, "app" | "stack" | "access">;

/** Talks to the bucket of a stack's state. */
export const bucketClient = ({ access, stack }: StatePlace): S3Client =>
  new S3Client(s3ClientConfig(access, stack.backend.region));

/** Talks to the table of locks. */
export const tableClient = ({ access, stack }: StatePlace): DynamoDBClient =>
  new DynamoDBClient(clientConfig(access, stack.backend.region));

/** What S3 calls the object with a stack's state. */
export const objectOf = ({ stack }: StatePlace) => ({
  Bucket: stack.backend.bucket,
  Key: stack.backend.key,
});

/** By what Terraform names the state in its lock and its digest. */
export const pathOf = ({ stack }: StatePlace): string =>
  `${stack.backend.bucket}/${stack.backend.key}`;

/** Tells it from every other state, those of emulators with the same account included. */
export const stateName = (place: StatePlace): string =>
  `${place.access.endpoint ?? "AWS"} ${pathOf(place)}`;
