import { PutObjectCommand } from "@aws-sdk/client-s3";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { currentVersion } from "./content";
import { md5, writeDigest } from "./digest";
import type { StateDocument } from "./document";
import { holdingLock } from "./holding";
import { bucketClient, objectOf, type StatePlace } from "./place";
import { signState } from "./sign";

export interface Push {
  /** The whole document, what no command here reads included. */
  readonly document: StateDocument;
  /** The version that it was compared with; undefined where there was no state. */
  readonly instead: string | undefined;
  /** `state restore dev …`, for the signature. */
  readonly command: string;
}

/**
 * Writes a state to where a stack keeps its own, under Terraform's lock; what it replaces stays in the
 * bucket as a version. `terraform state push` cannot: it gives a state that was deleted another
 * lineage, and reads none whose digest is wrong.
 */
export async function pushState(
  context: StackContext,
  { document, instead, command }: Push,
): Promise<void> {
  await holdingLock(context, `writing the state of ${context.stack.name}`, () =>
    writeLockedState(context, { document, instead }),
  );
  await signState(context, { command });
}

/** The same for whoever holds the lock already, and signs the state afterwards. */
export async function writeLockedState(
  context: StackContext,
  { document, instead }: Pick<Push, "document" | "instead">,
): Promise<void> {
  const { name } = context.stack;
  if ((await currentVersion(context)) !== instead) throw movedOn(name);
  const text = `${JSON.stringify(document, undefined, 2)}\n`;
  await callingAws(`writing the state of ${name}`, () => put(context, text));
  await writeDigest(context, md5(text));
}

/** As Terraform's S3 backend does with `encrypt` and `kms_key_id`. */
async function put(place: StatePlace, text: string): Promise<void> {
  await bucketClient(place).send(
    new PutObjectCommand({
      ...objectOf(place),
      Body: text,
      ContentType: "application/json",
      ServerSideEncryption: "aws:kms",
      SSEKMSKeyId: place.stack.backend.kmsKeyId,
    }),
  );
}

const movedOn = (name: string): CommandError =>
  new CommandError(`the state of ${name} was changed meanwhile: nothing was written`, {
    hint: "Run the same command again: it shows what it would replace now.",
    exitCode: exitCodes.stale,
  });
