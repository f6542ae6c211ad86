import { z } from "zod";
import { accountIdSchema, type Config, hint, kmsKeyArnSchema, reasonSchema } from "../../schema";

export const ARCHITECTURES = ["x86_64", "arm64"] as const;

/** As ECS names them, in lower case; `arm64` is Graviton, 20 % cheaper on Fargate. */
export type Architecture = (typeof ARCHITECTURES)[number];

/** A path that stays inside the folder it starts from. */
const pathInsideSchema = (example: string) =>
  z
    .string()
    .regex(
      /^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[\w ./@+-]+$/,
      hint("is not a relative path that stays inside its folder", example),
    );

/** An image that this repository builds, and the repository in ECR that keeps it. */
export const imageSchema = z.strictObject({
  context: pathInsideSchema("`application/backend`").describe(
    "Folder the image is built from, relative to the repository's root. For whoever builds the image: it changes nothing in AWS.",
  ),
  dockerfile: pathInsideSchema("`Dockerfile`")
    .default("Dockerfile")
    .describe(
      "File the image is built by, relative to `context`; read by whoever builds the image, as that is.",
    ),
  architecture: z
    .enum(ARCHITECTURES)
    .default("x86_64")
    .describe(
      "What the image is built for and what every workload that runs it asks Fargate for. `arm64` (Graviton) costs 20 % less.",
    ),
  keepImages: z
    .int()
    .min(1)
    .max(1000)
    .default(50)
    .describe(
      "Images kept that were never released; the oldest go first. About 0.10 USD a GB and month.",
    ),
  keepReleases: z
    .int()
    .min(1)
    .max(1000)
    .default(100)
    .describe(
      "Images kept besides for each environment, of those that were released to it (tags `released-<environment>.…`): what it runs must stay, however much is built or released elsewhere meanwhile.",
    ),
  untaggedDays: z
    .int()
    .min(1)
    .max(365)
    .default(7)
    .describe("Days an image without a tag is kept, such as one whose tag moved on. Default: 7."),
  pullAccounts: z
    .array(accountIdSchema)
    .default([])
    .describe("Other accounts that may pull, besides those of the platform."),
  mutableTags: z
    .strictObject({ reason: reasonSchema })
    .optional()
    .describe("Let a tag move to another image. Without it, tags are immutable."),
  kmsKeyArn: kmsKeyArnSchema
    .optional()
    .describe(
      "Key that encrypts the images, 1 USD a month. Default: AES-256 with a key ECR owns, free. Changing it later replaces the repository.",
    ),
});

export type ImageConfig = Config<typeof imageSchema>;
