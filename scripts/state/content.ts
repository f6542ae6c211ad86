import { GetObjectCommand, HeadObjectCommand } from "@aws-sdk/client-s3";
import { orNothing } from "../aws/errors";
import { parseState, type StateDocument } from "./document";
import { explainBucket } from "./forbidden";
import { bucketClient, objectOf, type StatePlace } from "./place";

/** A version of a state, as it is in the bucket. */
export interface StateContent {
  /** Undefined in a bucket that keeps no versions. */
  readonly versionId: string | undefined;
  readonly text: string;
  readonly document: StateDocument;
}

/**
 * A stack's state, or an older version of it; undefined where there is none. It names things and
 * settings and must not be written anywhere that others can read.
 */
export async function readState(
  place: StatePlace,
  version?: string,
): Promise<StateContent | undefined> {
  const object = objectOf(place);
  const client = bucketClient(place);
  const command = new GetObjectCommand({ ...object, ...(version && { VersionId: version }) });
  const found = await explainBucket(place, () => orNothing(client.send(command)));
  const text = await found?.Body?.transformToString();
  if (!text) return undefined;
  const document = parseState(text, `s3://${object.Bucket}/${object.Key}`);
  return { versionId: found?.VersionId, text, document };
}

/** The version that counts now; undefined where there is none. */
export async function currentVersion(place: StatePlace): Promise<string | undefined> {
  const asked = new HeadObjectCommand(objectOf(place));
  const found = await explainBucket(place, () => orNothing(bucketClient(place).send(asked)));
  return found?.VersionId;
}
