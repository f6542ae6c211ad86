import { buildAndPush } from "../images/run";
import { commitOf } from "../lib/commit";
import { CommandError, isCommandError } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { isPausedNow } from "../pause/pointer";
import { deployApp } from "../release/deploy-app";
import { findImage, registryOf } from "../release/registry-image";
import { subjectOf } from "../release/subject";
import { neverReleased } from "./waiting";

const RELEASE_MINUTES = 20;

export interface FirstReleaseOptions {
  /** Of this repository: images are built from the app's folder. */
  readonly root: string;
  readonly rolloutMinutes: number;
}

/**
 * Builds, pushes and releases what was never released to an environment, so that a new one works after a deploy.
 * What the registry has of this commit already is not built again.
 */
export async function firstReleases(
  context: StackContext,
  { root, rolloutMinutes }: FirstReleaseOptions,
): Promise<void> {
  const images = await neverReleased(context);
  if (images.length > 0 && (await isPausedNow(context)))
    return context.say(`Not released while ${context.stack.name} is paused: ${images.join(", ")}.`);
  for (const image of images) {
    try {
      if (!(await isThere(context, image)))
        await buildAndPush(root, [image], { buildArg: {}, secret: [] });
      await deployApp(context, {
        image,
        wish: {},
        kind: "release",
        accepted: [],
        runBefore: true,
        // 0 lets a deploy wait for nothing; a release that nobody watches would have no end.
        rolloutMinutes: rolloutMinutes || RELEASE_MINUTES,
      });
    } catch (error) {
      throw notReleased(context.stack.name, image, error);
    }
  }
}

async function isThere(context: StackContext, image: string): Promise<boolean> {
  const commit = await commitOf(context.app.folder);
  if (!/^[0-9a-f]+$/.test(commit)) return false;
  const registry = registryOf(await subjectOf(context, image));
  return (await findImage(registry, { imageTag: commit })) !== undefined;
}

/** The environment is there all the same. */
function notReleased(environment: string, image: string, error: unknown): unknown {
  if (!isCommandError(error)) return error;
  const { message, hint, exitCode } = error;
  return new CommandError(`${environment} is deployed, but ${image} was not released: ${message}`, {
    hint: [
      ...(hint === undefined ? [] : [hint]),
      `Then: devops-platform deploy-app ${environment}. A deploy with --no-release leaves it for later.`,
    ].join("\n"),
    exitCode,
    cause: error,
  });
}
