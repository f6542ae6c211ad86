import { isDeepStrictEqual } from "node:util";
import { imagesOf, type PlatformImage } from "../images/images-of";
import { type App, sharedOf } from "../stacks/app";
import type { Stack } from "../stacks/stack";
import { counted } from "../terminal/counted";
import type { AffectedImage } from "./affected";
import { filesOfImage } from "./build-context";
import { imagesRole } from "./roles";

/** What a change is known by. */
export interface Change {
  /** The clone's root. */
  readonly gitRoot: string;
  /** Relative to it. */
  readonly files: readonly string[];
  /** The stacks as they were; undefined where that is not known. */
  readonly before: readonly Stack[] | undefined;
}

/**
 * The images that are built from something that changed.
 * @param change undefined where everything counts
 */
export function affectedImages(app: App, change: Change | undefined): AffectedImage[] {
  const shared = sharedOf(app);
  if (shared === undefined) return [];
  return imagesOf(shared).flatMap((image) => {
    const runBy = app.stacks.filter((stack) => runs(stack, image)).map(({ name }) => name);
    const why = change === undefined ? "everything counts" : reasonOf(image, runBy, change);
    if (why === undefined) return [];
    return [
      {
        image: image.name,
        why,
        runner: image.architecture === "arm64" ? "ubuntu-24.04-arm" : "ubuntu-24.04",
        role: imagesRole(shared),
        region: shared.region,
        environments: runBy,
      },
    ];
  });
}

/** Also an image that is as it was, where an environment has none of it yet: it would be there and do nothing. */
function reasonOf(
  image: PlatformImage,
  runBy: readonly string[],
  { gitRoot, files, before }: Change,
): string | undefined {
  if (before === undefined) return "how it was built before is not known";
  const registry = before.find(({ kind }) => kind === "shared");
  const known = registry && imagesOf(registry).find(({ name }) => name === image.name);
  if (known === undefined) return "new";
  if (!isDeepStrictEqual(built(known), built(image))) return "it is built another way";
  const ranBy = before.filter((stack) => runs(stack, image)).map(({ name }) => name);
  const newcomer = runBy.find((name) => !ranBy.includes(name));
  if (newcomer !== undefined) return `${newcomer} has none of it yet`;
  return fileOf(filesOfImage(gitRoot, image, files));
}

function fileOf([first, ...more]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  // Whoever opens a pull request names its files, and a line of a job's log may be a command to GitHub.
  const name = first.replace(/\p{C}/gu, "?");
  return more.length === 0 ? name : `${name} and ${counted(more.length, "other file")}`;
}

const built = ({ context, dockerfile, architecture }: PlatformImage) => ({
  context,
  dockerfile,
  architecture,
});

/** Whether an environment has a release pointer of an image. */
const runs = ({ kind, configuration }: Stack, { name }: PlatformImage): boolean =>
  kind === "environment" &&
  Object.hasOwn(Object(configuration.output?.release_pointers?.value), name);
