import { posix } from "node:path";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import { bucketClient } from "../state/place";
import type { Source } from "./source";

/**
 * What a restore in place set out to do, kept beside the state: a run that is killed is continued with the names that
 * it had. How far it came is not in it, but seen in RDS and in the state.
 */
export interface Journal {
  readonly version: 1;
  /** Key in the configuration. */
  readonly database: string;
  readonly identifier: string;
  /** As it was given. */
  readonly from: string;
  readonly source: Source;
  readonly started: string;
  /** ARN of who began. */
  readonly who: string;
  /** AWS's id of the instance that is replaced; it may be lost. */
  readonly oldResourceId: string;
  /** Snapshot that is taken of it first; undefined where none is. */
  readonly safety?: string;
  /** Name of the new instance until it takes over. */
  readonly restored: string;
  /** AWS's id of the new instance, once it is there. */
  readonly newResourceId?: string;
  /** Name of the old one from then on. */
  readonly kept: string;
  /** The replicas of the old one: names now and from then on. */
  readonly replicas: readonly { readonly from: string; readonly to: string }[];
}

type Place = Pick<StackContext, "app" | "stack" | "access">;

/** `acme/dev/eu-west-1/restores/` beside the state `acme/dev/eu-west-1/main`. */
const folderOf = ({ stack }: Place): string => `${posix.dirname(stack.backend.key)}/restores/`;

const objectFor = (place: Place, database: string) => ({
  Bucket: place.stack.backend.bucket,
  Key: `${folderOf(place)}${database}.json`,
});

/** The restores in place of an environment that did not come to their end. */
export const journalsOf = (place: Place): Promise<Journal[]> =>
  callingAws("looking for restores that did not end", async () => {
    const s3 = bucketClient(place);
    const { bucket: Bucket } = place.stack.backend;
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: folderOf(place) }),
    );
    return Promise.all(
      Contents.map(async ({ Key }) => {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
        return JSON.parse((await Body?.transformToString()) ?? "") as Journal;
      }),
    );
  });

export const journalOf = async (place: Place, database: string): Promise<Journal | undefined> =>
  (await journalsOf(place)).find((one) => one.database === database);

/** Encrypted like the state. */
export const writeJournal = (place: Place, journal: Journal): Promise<unknown> =>
  callingAws("noting the restore beside the state", () =>
    bucketClient(place).send(
      new PutObjectCommand({
        ...objectFor(place, journal.database),
        Body: `${JSON.stringify(journal, undefined, 2)}\n`,
        ContentType: "application/json",
        ServerSideEncryption: "aws:kms",
        SSEKMSKeyId: place.stack.backend.kmsKeyId,
      }),
    ),
  );

export const closeJournal = (place: Place, database: string): Promise<unknown> =>
  callingAws("closing the note of the restore", () =>
    bucketClient(place).send(new DeleteObjectCommand(objectFor(place, database))),
  );
