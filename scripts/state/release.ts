import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import { type FoundLock, lockFileOf, lockOf } from "./lock";
import { lockTableOf } from "./lock-table";
import { bucketClient, pathOf, type StatePlace, tableClient } from "./place";

/** Releases exactly this lock, wherever it is kept. */
export async function releaseLock(place: StatePlace, lock: FoundLock): Promise<void> {
  if (lock.kept === "s3") return releaseFile(place, lock.versionId);
  return releaseItem(place, lockTableOf(place) ?? "", lock.text);
}

/** Releases the lock that reads exactly like this, and no other. */
export async function releaseItem(place: StatePlace, table: string, text: string): Promise<void> {
  await tableClient(place).send(
    new DeleteItemCommand({
      TableName: table,
      Key: { LockID: { S: pathOf(place) } },
      ConditionExpression: "Info = :info",
      ExpressionAttributeValues: { ":info": { S: text } },
    }),
  );
}

/**
 * Removes one version of the lock file for good: a lock that somebody took since is another
 * version, and stays.
 */
export async function releaseFile(place: StatePlace, versionId: string | undefined): Promise<void> {
  const version = versionId === undefined ? {} : { VersionId: versionId };
  await bucketClient(place).send(new DeleteObjectCommand({ ...lockFileOf(place), ...version }));
}

/**
 * Gives back a lock that a Terraform of this command took without learning that it had, and says so.
 * @param id of a lock that only such a Terraform, which has ended, can have taken
 * @returns whether it was held
 */
export async function giveBackOwn(
  place: StatePlace & Pick<StackContext, "say">,
  id: string,
): Promise<boolean> {
  const { name } = place.stack;
  const lock = await lockOf(place);
  if (lock?.id !== id) return false;
  await callingAws(`giving back the lock of ${name}`, () => releaseLock(place, lock));
  place.say(
    `The answer to taking the lock of ${name} was lost, so Terraform took its own lock for somebody else's. It is given back; once more …`,
  );
  return true;
}
