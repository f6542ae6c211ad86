import type { Revision } from "./git";
import type { PlatformImage } from "./images-of";
import type { Sources } from "./sources";

/** What a builder is told, whichever it is. */
export interface BuildOptions {
  readonly sources: Sources;
  /** As images call it: `linux/arm64`. */
  readonly platform: string;
  /** The name that the image is pushed by, with its tag. */
  readonly reference: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly buildArguments: Readonly<Record<string, string>>;
  /** As builders take them: `id=npmrc,src=/home/me/.npmrc`. */
  readonly secrets: readonly string[];
}

/** What the caller adds. */
export interface Given {
  readonly buildArguments: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/** How images name an architecture of ECS. */
export const imageArchitecture = (architecture: string): string =>
  architecture === "x86_64" ? "amd64" : architecture;

/** How images name the architecture of this machine. */
export const ownArchitecture = process.arch === "x64" ? "amd64" : process.arch;

export interface Building {
  readonly image: PlatformImage;
  readonly revision: Revision;
  readonly sources: Sources;
  readonly reference: string;
}

/** Of the arguments, only those are told that the Dockerfile declares: builders warn of any other. */
export function buildOptionsOf(building: Building, given: Given): BuildOptions {
  const { image, revision, sources, reference } = building;
  const known = {
    REVISION: revision.name,
    SOURCE: image.source,
    ...given.buildArguments,
  };
  return {
    sources,
    reference,
    platform: `linux/${imageArchitecture(image.architecture)}`,
    labels: {
      "org.opencontainers.image.revision": revision.name,
      "org.opencontainers.image.source": image.source,
    },
    buildArguments: Object.fromEntries(
      Object.entries(known).filter(([name]) => sources.declared.includes(name)),
    ),
    secrets: given.secrets,
  };
}
