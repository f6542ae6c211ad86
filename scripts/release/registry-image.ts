import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  ECRClient,
  type ImageDetail,
  PutImageCommand,
} from "@aws-sdk/client-ecr";
import { releasedTag } from "../../src/modules/ecr/released-tag";
import { clientConfig } from "../aws/client-config";
import { awsErrorName, callingAws, orNothing } from "../aws/errors";
import type { Subject } from "./subject";

/** A repository in ECR, as its URL says. */
export interface Registry {
  readonly ecr: ECRClient;
  /** The account whose registry it is. */
  readonly registryId: string;
  readonly repositoryName: string;
}

export function registryOf({
  repository,
  context,
}: Pick<Subject, "repository" | "context">): Registry {
  const match = /^(\d{12})\.dkr\.ecr\.([\w-]+)\.amazonaws\.com(?:\.cn)?\/(.+)$/.exec(repository);
  const [, registryId = "", region = context.stack.region, repositoryName = ""] = match ?? [];
  return { ecr: new ECRClient(clientConfig(context.access, region)), registryId, repositoryName };
}

/** An image by its digest or one of its tags; undefined where the registry has no such image. */
export async function findImage(
  { ecr, registryId, repositoryName }: Registry,
  id: { readonly imageDigest: string } | { readonly imageTag: string },
): Promise<ImageDetail | undefined> {
  const asked = new DescribeImagesCommand({ registryId, repositoryName, imageIds: [id] });
  const answer = await callingAws(`looking for the image in ${repositoryName}`, () =>
    orNothing(ecr.send(asked)),
  );
  return answer?.imageDetails?.[0];
}

/** Media types of what a tag or digest may stand for: an image, or an index of images. */
export const MANIFESTS = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];

export interface StoredManifest {
  readonly text: string;
  readonly mediaType: string | undefined;
}

export async function manifestOf(
  { ecr, registryId, repositoryName }: Registry,
  imageDigest: string,
): Promise<StoredManifest | undefined> {
  const asked = { registryId, repositoryName, imageIds: [{ imageDigest }] };
  const answer = await callingAws(`reading the image's manifest in ${repositoryName}`, () =>
    ecr.send(new BatchGetImageCommand({ ...asked, acceptedMediaTypes: MANIFESTS })),
  );
  const [image] = answer.images ?? [];
  if (image?.imageManifest === undefined) return undefined;
  return { text: image.imageManifest, mediaType: image.imageManifestMediaType };
}

/**
 * Tags an image as released to an environment, so that the registry keeps it there however much is built and
 * released elsewhere.
 */
export async function tagReleased(
  registry: Registry,
  digest: string,
  { environment, started }: { readonly environment: string; readonly started: string },
): Promise<void> {
  const manifest = await manifestOf(registry, digest);
  if (!manifest) return;
  const { ecr, registryId, repositoryName } = registry;
  const imageTag = releasedTag(environment, started);
  await callingAws(`tagging the image as released in ${repositoryName}`, async () => {
    try {
      const image = { imageManifest: manifest.text, imageManifestMediaType: manifest.mediaType };
      await ecr.send(
        new PutImageCommand({
          registryId,
          repositoryName,
          imageTag,
          imageDigest: digest,
          ...image,
        }),
      );
    } catch (error) {
      if (awsErrorName(error) !== "ImageAlreadyExistsException") throw error;
    }
  });
}
