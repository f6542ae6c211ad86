import { GetDownloadUrlForLayerCommand } from "@aws-sdk/client-ecr";
import { z } from "zod";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { manifestOf, type Registry } from "./registry-image";

/** What is read of a manifest: an image has a configuration, an index has images. */
const manifestSchema = z.object({
  config: z.object({ digest: z.string() }).optional(),
  manifests: z
    .array(z.object({ platform: z.object({ architecture: z.string() }).optional() }))
    .optional(),
});

const configSchema = z.object({ architecture: z.string() });

/** The registries' word (Go's) for what ECS calls it. */
const IN_IMAGES: Readonly<Record<string, string>> = { x86_64: "amd64", arm64: "arm64" };

/**
 * The architectures an image can run on, as images call them: `arm64`, `amd64`. An image says it in its
 * configuration, a blob that ECR hands out by a URL; an index of images says it of each.
 */
export async function architecturesOf(registry: Registry, digest: string): Promise<string[]> {
  const manifest = await manifestOf(registry, digest);
  const { config, manifests } = manifestSchema.parse(JSON.parse(manifest?.text ?? "{}"));
  if (manifests) {
    const known = manifests.flatMap(({ platform }) => platform?.architecture ?? []);
    // Attestations are listed beside the images, for no machine.
    return known.filter((architecture) => architecture !== "unknown");
  }
  if (!config) return [];
  const { registryId, repositoryName, ecr } = registry;
  const { downloadUrl } = await callingAws("asking for the image's configuration", () =>
    ecr.send(
      new GetDownloadUrlForLayerCommand({ registryId, repositoryName, layerDigest: config.digest }),
    ),
  );
  if (downloadUrl === undefined) return [];
  const answer = await fetch(downloadUrl, { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw unreadable(answer.status);
  return [configSchema.parse(await answer.json()).architecture];
}

/**
 * @param declared `x86_64` or `arm64`: what the workloads that run the image ask Fargate for
 * @throws for an image that Fargate could not start there; it would fail with `exec format error`
 */
export async function requireArchitecture(
  registry: Registry,
  digest: string,
  declared: string,
): Promise<void> {
  const found = await architecturesOf(registry, digest);
  const wanted = IN_IMAGES[declared.toLowerCase()] ?? declared;
  if (found.length === 0 || found.includes(wanted)) return;
  throw new CommandError(
    `the image is built for ${found.join(" and ")}, and its workloads run on ${wanted}`,
    {
      hint: "It would stop with `exec format error`. `devops-platform build-and-push` builds for what the platform's `images` declare.",
      exitCode: exitCodes.refused,
    },
  );
}

const unreadable = (status: number) =>
  new CommandError(`the image's configuration could not be read: the registry answered ${status}`, {
    exitCode: exitCodes.aws,
  });
