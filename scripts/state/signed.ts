import { GetObjectTaggingCommand, PutObjectTaggingCommand } from "@aws-sdk/client-s3";
import { orNothing } from "../aws/errors";
import { bucketClient, objectOf, type StatePlace } from "./place";
import { type Signature, signatureIn, tagsOf } from "./signature";

const versionOf = (place: StatePlace, versionId: string | undefined) => ({
  ...objectOf(place),
  ...(versionId === undefined ? {} : { VersionId: versionId }),
});

/** Who wrote a version of a state; undefined for what plain Terraform wrote. */
export async function signatureOf(
  place: StatePlace,
  versionId: string | undefined,
): Promise<Signature | undefined> {
  const asked = new GetObjectTaggingCommand(versionOf(place, versionId));
  const found = await orNothing(bucketClient(place).send(asked));
  return signatureIn(found?.TagSet ?? []);
}

export async function writeSignature(
  place: StatePlace,
  versionId: string | undefined,
  signature: Signature,
): Promise<void> {
  const Tagging = { TagSet: tagsOf(signature) };
  await bucketClient(place).send(
    new PutObjectTaggingCommand({ ...versionOf(place, versionId), Tagging }),
  );
}
