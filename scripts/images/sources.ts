import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { PlatformImage } from "./images-of";

/** What an image is built from, with absolute paths. */
export interface Sources {
  readonly context: string;
  readonly dockerfile: string;
  /** Beside the Dockerfile, with its name; undefined where there is none. */
  readonly ignoreFile: string | undefined;
  /** Names of the arguments that the Dockerfile declares. */
  readonly declared: readonly string[];
  /** Whether it asks what the machine is that builds. */
  readonly asksForBuildPlatform: boolean;
}

/** Looks for an image's files below the repository's root. @throws where one is missing */
export function sourcesOf(root: string, image: PlatformImage): Sources {
  const context = resolve(root, image.context);
  if (!statSync(context, { throwIfNoEntry: false })?.isDirectory())
    throw missing(
      `there is no folder ${context}, which ${image.name} is built from`,
      image,
      "context",
    );
  const dockerfile = join(context, image.dockerfile);
  if (!statSync(dockerfile, { throwIfNoEntry: false })?.isFile())
    throw missing(
      `there is no file ${dockerfile}, which ${image.name} is built by`,
      image,
      "dockerfile",
    );
  const ignoreFile = `${dockerfile}.dockerignore`;
  const text = readFileSync(dockerfile, "utf8");
  return {
    context,
    dockerfile,
    ignoreFile: existsSync(ignoreFile) ? ignoreFile : undefined,
    declared: declaredArguments(text),
    asksForBuildPlatform: /\$\{?BUILDPLATFORM\b/.test(text),
  };
}

/** The names after `ARG` in a Dockerfile, each once. */
export function declaredArguments(dockerfile: string): string[] {
  const lines = dockerfile.matchAll(/^[ \t]*ARG[ \t]+(.+)$/gim);
  const names = [...lines].flatMap(([, words = ""]) =>
    // One ARG may declare several.
    [...words.matchAll(/(?:^|\s)([A-Za-z_]\w*)(?==|\s|$)/g)].map(([, name = ""]) => name),
  );
  return [...new Set(names)];
}

const missing = (message: string, { name, context, dockerfile }: PlatformImage, field: string) =>
  new CommandError(message, {
    hint: `platform.ts says \`images.${name}\`: context "${context}" (from the repository's root), dockerfile "${dockerfile}" (from there). Make it, or correct \`${field}\`.`,
    exitCode: exitCodes.configuration,
  });
