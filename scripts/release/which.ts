import type { ImageDetail } from "@aws-sdk/client-ecr";
import { RELEASED_TAG_PREFIX } from "../../src/modules/ecr/released-tag";
import { commitOf } from "../lib/commit";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { tagAsOf } from "./as-of";
import { findImage, type Registry } from "./registry-image";

/** How somebody says which image is meant; one of them. */
export interface Wish {
  /** `sha256:…` */
  readonly digest?: string | undefined;
  /** By default the commit that the folder is at. */
  readonly tag?: string | undefined;
  /** A commit: the newest image that was built of it or of one before it. */
  readonly asOf?: string | undefined;
}

/** An image that is in the registry. */
export interface Chosen {
  readonly digest: string;
  readonly tags: readonly string[];
  /** As its tags say it. */
  readonly commit: string | undefined;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * The image that is meant.
 * @param folder of the app: its commit is the tag where nothing else is said
 * @throws where the registry has no such image
 */
export async function chooseImage(registry: Registry, wish: Wish, folder: string): Promise<Chosen> {
  const id = await idOf(registry, wish, folder);
  const found = await findImage(registry, id);
  const digest = found?.imageDigest;
  if (found && digest !== undefined)
    return { digest, tags: found.imageTags ?? [], commit: commitIn(found) };
  const what =
    "imageTag" in id ? `no image with the tag ${id.imageTag}` : `no image ${id.imageDigest}`;
  throw new CommandError(`the repository ${registry.repositoryName} has ${what}`, {
    hint: "devops-platform build-and-push builds and pushes one; --tag or --digest names another.",
    exitCode: exitCodes.failed,
  });
}

async function idOf(registry: Registry, { digest, tag, asOf }: Wish, folder: string) {
  if (digest !== undefined) {
    if (DIGEST.test(digest)) return { imageDigest: digest };
    throw new CommandError(`"${digest}" is no digest`, {
      hint: "Write `sha256:` and 64 hexadecimal digits, as build-and-push prints it.",
      exitCode: exitCodes.usage,
    });
  }
  if (tag !== undefined) return { imageTag: tag };
  if (asOf !== undefined) return { imageTag: await tagAsOf(registry, folder, asOf) };
  const commit = await commitOf(folder);
  if (/^[0-9a-f]+$/.test(commit)) return { imageTag: commit };
  throw new CommandError(
    commit === ""
      ? `${folder} is in no git repository, so it does not say which image is meant`
      : "the checkout has uncommitted changes, so it does not say which image is meant",
    {
      hint: "Name one with --tag or --digest; devops-platform releases <environment> shows what ran.",
      exitCode: exitCodes.usage,
    },
  );
}

const commitIn = ({ imageTags = [] }: ImageDetail): string | undefined => commitsIn(imageTags)[0];

/** The commits that an image was built of, as its tags say. */
export const commitsIn = (tags: readonly string[]): string[] =>
  tags.filter((tag) => !tag.startsWith(RELEASED_TAG_PREFIX) && /^[0-9a-f]{7,40}$/.test(tag));
