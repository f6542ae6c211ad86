import {
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  S3Client,
} from "@aws-sdk/client-s3";
import { defined } from "../../src/defined";
import { s3ClientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { ofType, textOf } from "../state/attributes";
import type { StateEntry } from "../state/document";
import { counted } from "../terminal/counted";

type Place = Pick<StackContext, "stack" | "access">;

/** Counting goes page by page, and nobody reads a larger number than this. */
const COUNTED_AT_MOST = 10_000;

/** A bucket and what is in it. */
export interface Contents {
  readonly bucket: string;
  /** Versions and delete markers count each. */
  readonly objects: number;
  /** Whether there are more than were counted. */
  readonly more: boolean;
}

export const bucketsIn = (entries: readonly StateEntry[]): StateEntry[] =>
  ofType(entries, "aws_s3_bucket");

/** What is in a bucket; nothing where there is no bucket. */
export async function contentsOf(place: Place, bucket: string): Promise<Contents> {
  let objects = 0;
  for await (const page of versionsIn(clientFor(place), bucket)) {
    objects += page.length;
    if (objects >= COUNTED_AT_MOST) return { bucket, objects, more: true };
  }
  return { bucket, objects, more: false };
}

/**
 * Empties the buckets that Terraform would refuse to delete with something in them, of all versions and
 * delete markers. Load balancers write their logs until they are gone, so this is done before each attempt.
 */
export async function emptyBuckets(
  { stack, access, say }: StackContext,
  entries: readonly StateEntry[],
): Promise<void> {
  const full = bucketsIn(entries).filter((entry) => entry.attributes.force_destroy !== true);
  for (const entry of full) {
    const bucket = textOf(entry, "bucket");
    const deleted = await emptyBucket({ stack, access }, bucket);
    if (deleted > 0)
      say(`Emptied the bucket ${bucket}: ${counted(deleted, "version")} of objects.`);
  }
}

/** Deletes every version of every object; returns how many. */
export async function emptyBucket(place: Place, bucket: string): Promise<number> {
  const s3 = clientFor(place);
  for (let deleted = 0; ; ) {
    // From the start each time: what comes after something that was just deleted is no sure place.
    const { value: page } = await versionsIn(s3, bucket).next();
    if (!page || page.length === 0) return deleted;
    await deleteObjects(s3, bucket, page);
    deleted += page.length;
  }
}

async function deleteObjects(s3: S3Client, Bucket: string, Objects: ObjectIdentifier[]) {
  const { Errors = [] } = await callingAws(`emptying the bucket ${Bucket}`, () =>
    s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } })),
  );
  const [first] = Errors;
  if (!first) return;
  throw new CommandError(`${first.Key} in the bucket ${Bucket} cannot be deleted`, {
    hint: `AWS said: ${first.Message ?? ""} (${first.Code})`,
    exitCode: exitCodes.aws,
  });
}

const clientFor = ({ access, stack }: Place): S3Client =>
  new S3Client(s3ClientConfig(access, stack.region));

/** Pages of at most 1000, which is what one call deletes. */
async function* versionsIn(s3: S3Client, Bucket: string): AsyncGenerator<ObjectIdentifier[]> {
  let page: ListObjectVersionsCommandOutput | undefined;
  do {
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page ?? {};
    const asked = { Bucket, MaxKeys: 1000, ...defined({ KeyMarker, VersionIdMarker }) };
    page = await orNothing(s3.send(new ListObjectVersionsCommand(asked)));
    const { Versions = [], DeleteMarkers = [] } = page ?? {};
    yield [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
  } while (page?.IsTruncated);
}
