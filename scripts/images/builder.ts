import type { PushOptions } from "./arguments";
import type { BuildOptions } from "./build-options";

/** A program that builds images. */
export interface Builder {
  readonly name: BuilderName;
  /** Builds an image into the program's own storage. */
  build(options: BuildOptions): Promise<void>;
  /** What an image of the storage says that it is made for, such as `arm64`. */
  architectureOf(reference: string): Promise<string>;
  /** Writes an image of the storage into a file, as an archive of Docker's. */
  save(reference: string, file: string): Promise<void>;
  /** @returns whether it succeeded; why not was said on stderr */
  push(reference: string, push: PushOptions): Promise<boolean>;
}

/** In the order in which they are looked for. */
export const builderNames = ["docker", "podman", "buildah"] as const;

export type BuilderName = (typeof builderNames)[number];
