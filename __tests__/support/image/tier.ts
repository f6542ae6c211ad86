import { inject } from "vitest";
import { describeWherePossible } from "../where-possible";
import type { PreparedImage } from "./prepare";
import type { Task } from "./task";

/** What the global setup of the image tier hands to its tests. */
export type ImageTier =
  | ReadyImage
  | { readonly state: "missing" | "failed"; readonly reason: string };

export interface ReadyImage {
  readonly state: "ready";
  readonly image: PreparedImage;
  readonly tasks: Tasks;
}

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

/** A group of tests of the built image, or of building others. */
export const describeImage = (name: string, tests: (tier: ReadyImage) => void): void =>
  describeWherePossible(inject("imageTier"), name, tests);
