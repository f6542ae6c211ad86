import { suggest } from "../../src/suggest";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { type App, sharedOf } from "../stacks/app";
import type { Stack } from "../stacks/stack";

/** An image of the platform, as the stack `shared` was synthesized. */
export interface PlatformImage {
  readonly name: string;
  /** Relative to the repository's root. */
  readonly context: string;
  /** Relative to {@link context}. */
  readonly dockerfile: string;
  /** As ECS names it: `x86_64`, `arm64`. */
  readonly architecture: string;
  /** Of the repository in ECR, without `https://` and tag. */
  readonly repositoryUrl: string;
  /** Where its code is, for people. */
  readonly source: string;
}

/** The stack with the registry. @throws where the app has none */
export function registryStack(app: App): Stack {
  const shared = sharedOf(app);
  if (shared) return shared;
  throw new CommandError("this app has no stack that keeps images", {
    hint: "Add a SharedStack to main.ts, as README.md shows.",
    exitCode: exitCodes.configuration,
  });
}

/** Every image of the platform. */
export function imagesOf({ configuration }: Pick<Stack, "configuration">): PlatformImage[] {
  const images = (configuration.locals?.images ?? {}) as Readonly<
    Record<string, Omit<PlatformImage, "name" | "repositoryUrl"> & { repository_url: string }>
  >;
  return Object.entries(images).map(([name, { repository_url, ...image }]) => ({
    ...image,
    name,
    repositoryUrl: repository_url,
  }));
}

/** Those of the images that are named, in that order and each once; all of them where none is. */
export function chooseImages(
  images: readonly PlatformImage[],
  names: readonly string[],
): readonly PlatformImage[] {
  if (names.length === 0) return images;
  return [...new Set(names)].map((name) => {
    const found = images.find((image) => image.name === name);
    if (found) return found;
    throw unknownImage(
      name,
      images.map((image) => image.name),
    );
  });
}

function unknownImage(name: string, known: readonly string[]): CommandError {
  const guess = suggest(name, known);
  return new CommandError(`the platform has no image "${name}"`, {
    hint: `${guess ? `Did you mean ${guess}? ` : ""}There are: ${known.join(", ")}.`,
    exitCode: exitCodes.usage,
  });
}
