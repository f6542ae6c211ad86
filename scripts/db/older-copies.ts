import { type DBSnapshot, DeleteDBSnapshotCommand, type RDSClient } from "@aws-sdk/client-rds";
import { hasTagsOf } from "../aws/own-tags";
import type { StackContext } from "../lib/stack-context";
import type { Database } from "./database";
import { snapshotsOf, tagOf } from "./rds";
import { asking } from "./refused";

/** Region that a snapshot was copied from, in its tags: tells copies from what was taken there. */
export const COPIED_FROM = "CopiedFrom";

/**
 * Deletes the copies of a database that are older than the newest ones; only complete ones count, and only those
 * that this command made.
 * @returns names of the deleted
 */
export async function deleteOlderCopies(
  { stack, say }: StackContext,
  there: RDSClient,
  { database, keep }: { readonly database: Database; readonly keep: number },
): Promise<string[]> {
  const copies = (await snapshotsOf(there, database.identifier))
    .filter(({ Status, SnapshotType }) => Status === "available" && SnapshotType === "manual")
    .filter(({ TagList }) => hasTagsOf(stack, TagList))
    .filter(({ TagList }) => tagOf(TagList, COPIED_FROM) === stack.region)
    .sort((one, other) => momentOf(other) - momentOf(one));
  const names = copies.slice(keep).flatMap((one) => one.DBSnapshotIdentifier ?? []);
  for (const name of names) {
    await asking(`deleting the copy ${name} (rds:DeleteDBSnapshot)`, () =>
      there.send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier: name })),
    );
    say(`The older copy ${name} is deleted.`);
  }
  return names;
}

/** Of the data, and not of the copy. */
const momentOf = ({ OriginalSnapshotCreateTime, SnapshotCreateTime }: DBSnapshot): number =>
  (OriginalSnapshotCreateTime ?? SnapshotCreateTime)?.getTime() ?? 0;
