import type { StackContext } from "../lib/stack-context";
import { isReleased, pointerDigest } from "../release/pointer";
import { requireState } from "../state/condition";
import { outputOf } from "../workloads/read";

/**
 * The images that were never released to an environment: whatever runs them has no tasks. Asked of the pointers, since
 * the state knows only what they held at the last apply.
 */
export async function neverReleased(context: StackContext): Promise<string[]> {
  const state = await requireState(context);
  const pointers = state && outputOf<Record<string, string>>(state.document, "release_pointers");
  const images: string[] = [];
  for (const [image, pointer] of Object.entries(pointers ?? {}))
    if (!isReleased(await pointerDigest(context, pointer))) images.push(image);
  return images;
}

/** What somebody is told whose environment is there and runs nothing yet; undefined where all runs. */
export function waitingInWords(environment: string, images: readonly string[]): string | undefined {
  if (images.length === 0) return undefined;
  const one = images.length === 1;
  return [
    `No task runs yet of ${list.format(images)}: ${one ? "that image was" : "those images were"} never released to ${environment}.`,
    `devops-platform build-and-push, then devops-platform deploy-app ${environment}, ${one ? "builds it and releases it" : "build them and release each"}.`,
  ].join("\n");
}

const list = new Intl.ListFormat("en", { type: "conjunction" });
