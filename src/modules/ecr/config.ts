import { z } from "zod";
import { accountIdSchema, type Config, kmsKeyArnSchema, reasonSchema } from "../../schema";

export const ARCHITECTURES = ["x86_64", "arm64"] as const;

/** As ECS names them, in lower case; `arm64` is Graviton, 20 % cheaper on Fargate. */
export type Architecture = (typeof ARCHITECTURES)[number];

/** An image that this repository builds, and the repository in ECR that keeps it. */
export const imageSchema = z.strictObject({
  context: z
    .string()
    .min(1)
    .describe("Folder the image is built from, relative to the repository's root."),
  dockerfile: z.string().min(1).default("Dockerfile").describe("Relative to the context."),
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
      "Images kept besides, of those with a tag that starts with `released-`: what an environment runs must stay, however much is built or released elsewhere meanwhile.",
    ),
  untaggedDays: z.int().min(1).max(365).default(7).describe("Days an untagged image is kept."),
  pullAccounts: z
    .array(accountIdSchema)
    .default([])
    .describe("Other accounts that may pull, besides those of the platform."),
  mutableTags: z
    .strictObject({ reason: reasonSchema })
    .optional()
    .describe("Let a tag move to another image. Without it, tags are immutable."),
  kmsKeyArn: kmsKeyArnSchema.optional().describe("Default: AES-256 with a key ECR owns."),
});

export type ImageConfig = Config<typeof imageSchema>;
