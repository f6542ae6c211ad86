import { createHash } from "node:crypto";
import { z } from "zod";

/** Raised when a plan file of before could be misread. */
export const PLAN_FILE_VERSION = 2;

/**
 * What `plan --out` writes: Terraform's own plan and what it stands on. It holds settings and names, and
 * no generated secret.
 */
export const planFileSchema = z.strictObject({
  format: z.literal("devops-platform plan"),
  version: z.literal(PLAN_FILE_VERSION),
  platform: z.string(),
  stack: z.string(),
  environment: z.string(),
  account: z.string(),
  region: z.string(),
  /** Undefined where nothing was deployed yet. */
  state: z.strictObject({ lineage: z.string(), serial: z.int() }).optional(),
  /** The versions of the release pointers, by parameter. */
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
  sha256: z.string(),
  /** Terraform's plan file, in base64. */
  plan: z.base64(),
});

export type PlanFile = z.infer<typeof planFileSchema>;

export const sha256Of = (plan: Buffer): string => createHash("sha256").update(plan).digest("hex");
