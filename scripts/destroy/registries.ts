import {
  BatchDeleteImageCommand,
  ECRClient,
  type ImageIdentifier,
  paginateListImages,
} from "@aws-sdk/client-ecr";
import { clientConfig } from "../aws/client-config";
import { callingAws, isNotFound } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import { ofType, textOf } from "../state/attributes";
import type { StateEntry } from "../state/document";

type Place = Pick<StackContext, "stack" | "access">;

/** Repositories that AWS does not delete with images in them. */
export const registriesIn = (entries: readonly StateEntry[]): string[] =>
  ofType(entries, "aws_ecr_repository")
    .filter((entry) => entry.attributes.force_delete !== true)
    .map((entry) => textOf(entry, "name"));

/** How many images a repository has; none where there is no repository. */
export async function imagesIn(place: Place, repository: string): Promise<number> {
  const digests = new Set<string>();
  for await (const page of imagePages(clientFor(place), repository))
    for (const { imageDigest = "" } of page) digests.add(imageDigest);
  return digests.size;
}

/** Deletes every image of a repository. What runs elsewhere from it can no longer be started. */
export async function emptyRegistry(place: Place, repository: string): Promise<void> {
  const ecr = clientFor(place);
  const digests = new Set<string>();
  for await (const page of imagePages(ecr, repository))
    for (const { imageDigest } of page) if (imageDigest) digests.add(imageDigest);
  const images = [...digests].map((imageDigest) => ({ imageDigest }));
  // One call takes 100.
  for (let from = 0; from < images.length; from += 100) {
    const imageIds = images.slice(from, from + 100);
    await callingAws(`deleting the images of ${repository}`, () =>
      ecr.send(new BatchDeleteImageCommand({ repositoryName: repository, imageIds })),
    );
  }
}

const clientFor = ({ access, stack }: Place): ECRClient =>
  new ECRClient(clientConfig(access, stack.region));

async function* imagePages(
  client: ECRClient,
  repositoryName: string,
): AsyncGenerator<ImageIdentifier[]> {
  try {
    for await (const { imageIds = [] } of paginateListImages({ client }, { repositoryName }))
      yield imageIds;
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
