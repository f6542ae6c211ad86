import type { Environment } from "../envs/environment";
import type { Platform } from "../envs/platform-schema";
import type { ImageConfig } from "../modules/ecr/config";

/** The platform's images that an environment's workloads and sidecars run, by key. */
export function imagesInUse(
  { images }: Platform,
  { workloads }: Environment,
): Record<string, ImageConfig> {
  const named = new Set(
    Object.values(workloads).flatMap(({ image, sidecars }) => [
      image,
      ...Object.values(sidecars).map((sidecar) => sidecar.image),
    ]),
  );
  return Object.fromEntries(Object.entries(images).filter(([key]) => named.has(key)));
}
