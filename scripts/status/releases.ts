import { DescribeImagesCommand, ECRClient } from "@aws-sdk/client-ecr";
import { GetParametersCommand, type Parameter, SSMClient } from "@aws-sdk/client-ssm";
import { RELEASED_TAG_PREFIX } from "../../src/modules/ecr/released-tag";
import { UNRELEASED_DIGEST } from "../../src/modules/ecs/unreleased-digest";
import { clientConfig } from "../aws/client-config";
import type { Looking } from "./looking";
import { batchesOf, isUnread, type Reader, type Reading, readOf, together } from "./reading";
import type { WatchedImage } from "./watched";

/** What an environment runs of an image. */
export interface ReleaseStatus {
  readonly image: string;
  /** Undefined before its first release. */
  readonly digest: string | undefined;
  /** When the pointer was moved, ISO 8601. */
  readonly since: string | undefined;
  /** Of the image in the registry; empty where it has none or they cannot be read. */
  readonly tags: readonly string[];
}

/** Source: SSM's API Reference, GetParameters. */
const NAMES_A_CALL = 10;

/** What is released, image by image. */
export async function releasesOf(
  { access, region, reader }: Looking,
  images: readonly WatchedImage[],
): Promise<Reading<readonly ReleaseStatus[]>> {
  const ssm = new SSMClient(clientConfig(access, region));
  const batches = batchesOf(images, NAMES_A_CALL).map((batch) =>
    reader.read("ssm:GetParameters", async () => {
      const Names = batch.map(({ pointer }) => pointer);
      return (await ssm.send(new GetParametersCommand({ Names }))).Parameters ?? [];
    }),
  );
  const parameters = together(await Promise.all(batches));
  if (isUnread(parameters)) return parameters;
  return Promise.all(images.map((image) => releaseOf({ access, reader }, image, parameters)));
}

async function releaseOf(
  looking: Pick<Looking, "access" | "reader">,
  { image, pointer, repository }: WatchedImage,
  parameters: readonly Parameter[],
): Promise<ReleaseStatus> {
  const found = parameters.find(({ Name }) => Name === pointer);
  const digest = found?.Value;
  if (digest === undefined || digest === UNRELEASED_DIGEST)
    return { image, digest: undefined, since: undefined, tags: [] };
  const tags = await tagsOf(looking, repository, digest);
  return { image, digest, since: found?.LastModifiedDate?.toISOString(), tags };
}

/** A release is known by its digest: what the registry says beside is welcome and not needed. */
async function tagsOf(
  { access, reader }: { readonly access: Looking["access"]; readonly reader: Reader },
  repository: string,
  imageDigest: string,
): Promise<string[]> {
  const [, registryId, region, repositoryName] =
    /^(\d+)\.dkr\.ecr\.([^.]+)\.[^/]+\/(.+)$/.exec(repository) ?? [];
  if (registryId === undefined || region === undefined) return [];
  const ecr = new ECRClient(clientConfig(access, region));
  const asked = { registryId, repositoryName, imageIds: [{ imageDigest }] };
  const found = await reader.read("ecr:DescribeImages", () =>
    ecr.send(new DescribeImagesCommand(asked)),
  );
  const tags = readOf(found)?.imageDetails?.flatMap(({ imageTags = [] }) => imageTags) ?? [];
  return tags.filter((tag) => !tag.startsWith(RELEASED_TAG_PREFIX)).sort();
}
