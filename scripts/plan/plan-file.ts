import { createHash } from "node:crypto";
import { z } from "zod";

/** Raised when a plan file of before could be misread. */
export const PLAN_FILE_VERSION = 3;

/**
 * What `plan --out` writes: Terraform's own plan, what it stands on, and what `review` reads of it. Terraform's plan
 * holds settings and names, and no generated secret; what is for the review has no value that Terraform marks.
 */
export const planFileSchema = z.strictObject({
  format: z.literal("devops-platform plan"),
  version: z.literal(PLAN_FILE_VERSION),
  platform: z.string(),
  stack: z.string(),
  environment: z.string(),
  account: z.string(),
  region: z.string(),
  /** Whether AWS was asked what is there. A plan from the state alone is for a review, and cannot be applied. */
  refreshed: z.boolean(),
  /** Undefined where nothing was deployed yet. */
  state: z.strictObject({ lineage: z.string(), serial: z.int() }).optional(),
  /** The versions of the release pointers, by parameter; none where AWS was not asked. */
  pointers: z.record(z.string(), z.int()),
  /** Terraform itself refuses a plan of another version. */
  terraform: z.string(),
  /** The providers it was made with: Terraform's `.terraform.lock.hcl`, with checksums. */
  providers: z.string(),
  /** Empty where the configuration is in no git repository. */
  commit: z.string(),
  made: z.iso.datetime(),
  /** ARN of whose credentials made it. */
  by: z.string(),
  /** Of `plan` and then `review`, as bytes. */
  sha256: z.string(),
  /** Terraform's plan file, in base64; empty where it cannot be applied. */
  plan: z.base64(),
  /** What a review reads of it: JSON, gzip, base64. */
  review: z.base64(),
});

export type PlanFile = z.infer<typeof planFileSchema>;

/** The checksum of what a plan file holds. */
export const checksumOf = ({ plan, review }: Pick<PlanFile, "plan" | "review">): string =>
  createHash("sha256")
    .update(Buffer.from(plan, "base64"))
    .update(Buffer.from(review, "base64"))
    .digest("hex");
