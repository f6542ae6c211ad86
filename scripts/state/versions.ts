import { ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { readState, type StateContent } from "./content";
import { entriesOf, NotAState } from "./document";
import { explainBucket } from "./forbidden";
import { bucketClient, objectOf, type StatePlace } from "./place";
import type { Signature } from "./signature";
import { signatureOf } from "./signed";

/** One version of a state. */
export interface StateVersion {
  readonly versionId: string;
  /** ISO 8601. */
  readonly time: string;
  /** Whether it is the one that counts. */
  readonly current: boolean;
  /** Undefined, as what follows, where it is no state of Terraform. */
  readonly serial?: number;
  readonly lineage?: string;
  readonly resources?: number;
  /** The Terraform that wrote it. */
  readonly terraform?: string;
  /** Undefined for what plain Terraform wrote. */
  readonly signature: Signature | undefined;
}

interface Listed {
  readonly versionId: string;
  readonly time: string;
  readonly current: boolean;
}

/** The versions of a stack's state, newest first. */
export async function versionsOf(place: StatePlace, most: number): Promise<StateVersion[]> {
  const versions: StateVersion[] = [];
  // A state is up to some megabytes: one after the other, so that memory holds one.
  for (const one of (await listVersions(place, most)).slice(0, most)) {
    versions.push(await describe(place, one));
  }
  return versions;
}

/** The version before another one. */
export async function previousVersion(
  place: StatePlace,
  versionId: string | undefined,
): Promise<StateContent | undefined> {
  const all = await listVersions(place, 100);
  const index = all.findIndex((one) => one.versionId === versionId);
  const before = index === -1 ? undefined : all[index + 1];
  return before && readable(place, before.versionId);
}

/** The highest serial of the last versions of a state; 0 where there is none. */
export async function highestSerial(place: StatePlace): Promise<number> {
  const versions = await versionsOf(place, 10);
  return Math.max(0, ...versions.map(({ serial = 0 }) => serial));
}

/** Newest first. Deletions are no versions; a state that was deleted has no current one. */
export async function listVersions(place: StatePlace, most = 10_000): Promise<Listed[]> {
  const { Bucket, Key } = objectOf(place);
  const client = bucketClient(place);
  const found: Listed[] = [];
  let from: { KeyMarker?: string; VersionIdMarker?: string } = {};
  for (;;) {
    const page = await explainBucket(place, () =>
      client.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key, ...from })),
    );
    for (const { Key: key, VersionId, LastModified, IsLatest } of page.Versions ?? []) {
      if (key !== Key || VersionId === undefined) continue;
      const time = LastModified?.toISOString() ?? "";
      found.push({ versionId: VersionId, time, current: IsLatest === true });
    }
    if (!page.IsTruncated || found.length >= most) return found;
    from = {
      ...(page.NextKeyMarker && { KeyMarker: page.NextKeyMarker }),
      ...(page.NextVersionIdMarker && { VersionIdMarker: page.NextVersionIdMarker }),
    };
  }
}

async function describe(place: StatePlace, listed: Listed): Promise<StateVersion> {
  const signature = await explainBucket(place, () => signatureOf(place, listed.versionId));
  const document = (await readable(place, listed.versionId))?.document;
  if (!document) return { ...listed, signature };
  const { serial, lineage, terraform_version: terraform } = document;
  return {
    ...listed,
    serial,
    lineage,
    resources: entriesOf(document).length,
    terraform,
    signature,
  };
}

/** Something else than a state may have been put in its place. */
async function readable(place: StatePlace, versionId: string): Promise<StateContent | undefined> {
  try {
    return await readState(place, versionId);
  } catch (error) {
    if (error instanceof NotAState) return undefined;
    throw error;
  }
}
