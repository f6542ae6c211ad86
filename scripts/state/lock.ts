import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { callingAws, orNothing } from "../aws/errors";
import { type Lock, parseLock } from "./lock-info";
import { lockTableOf } from "./lock-table";
import { bucketClient, objectOf, pathOf, type StatePlace, tableClient } from "./place";

export type { Lock } from "./lock-info";

/** A lock and where it is kept. */
export interface FoundLock extends Lock {
  readonly kept: "dynamodb" | "s3";
  /** As it was read: the condition under which it is released. */
  readonly text: string;
  /** Of the lock file. */
  readonly versionId?: string;
}

/**
 * Who holds the lock of a stack's state; undefined where nobody does. Looks in the table and in the
 * bucket: somebody may work from a checkout of before `locking` was changed.
 */
export async function lockOf(place: StatePlace): Promise<FoundLock | undefined> {
  const doing = `asking who holds the lock of ${place.stack.name}`;
  return callingAws(doing, async () => (await lockInTable(place)) ?? (await lockInBucket(place)));
}

/**
 * Who holds the lock where this stack's configuration does not look for it: somebody who works from a
 * checkout of before, or after, `locking` was changed. Terraform sees one kind alone.
 */
export function lockOfOtherKind(place: StatePlace): Promise<FoundLock | undefined> {
  const { name, backend } = place.stack;
  return callingAws(`asking who holds the lock of ${name}`, () =>
    backend.lockTable === undefined ? lockInTable(place) : lockInBucket(place),
  );
}

async function lockInTable(place: StatePlace): Promise<FoundLock | undefined> {
  const table = lockTableOf(place);
  if (table === undefined) return undefined;
  const asked = { TableName: table, Key: { LockID: { S: pathOf(place) } }, ConsistentRead: true };
  const found = await orNothing(tableClient(place).send(new GetItemCommand(asked)));
  const text = found?.Item?.Info?.S;
  if (text === undefined) return undefined;
  return { ...parseLock(text, pathOf(place)), kept: "dynamodb", text };
}

/** Source: Terraform's S3 backend, `use_lockfile`: the state's key with `.tflock`. */
export const lockFileOf = (place: StatePlace) => {
  const { Bucket, Key } = objectOf(place);
  return { Bucket, Key: `${Key}.tflock` };
};

async function lockInBucket(place: StatePlace): Promise<FoundLock | undefined> {
  const found = await orNothing(bucketClient(place).send(new GetObjectCommand(lockFileOf(place))));
  const text = await found?.Body?.transformToString();
  if (text === undefined) return undefined;
  const versionId = found?.VersionId;
  return {
    ...parseLock(text, pathOf(place)),
    kept: "s3",
    text,
    ...(versionId === undefined ? {} : { versionId }),
  };
}
