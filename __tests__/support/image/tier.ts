import { describe, inject, test } from "vitest";
import type { PreparedImage } from "./prepare";
import type { Task } from "./task";

/** What the global setup of the image tier hands to its tests. */
export type ImageTier =
  | { readonly state: "ready"; readonly image: PreparedImage; readonly tasks: Tasks }
  | { readonly state: "missing" | "failed"; readonly reason: string };

/** The production environment's task definitions that are of this image. */
export interface Tasks {
  readonly api: Task;
  readonly migrate: Task;
}

declare module "vitest" {
  interface ProvidedContext {
    imageTier: ImageTier;
  }
}

/**
 * A group of tests of the built image. Where a program is missing the group is skipped and says why;
 * in CI, or when the image cannot be built, it fails.
 */
export function describeImage(
  name: string,
  tests: (tier: Extract<ImageTier, { state: "ready" }>) => void,
): void {
  const tier = inject("imageTier");
  if (tier.state === "ready") {
    describe(name, () => tests(tier));
  } else if (tier.state === "missing" && !process.env.CI) {
    test.skip(`${name}: skipped, ${tier.reason}`);
  } else {
    test(name, () => {
      throw new Error(tier.reason);
    });
  }
}
