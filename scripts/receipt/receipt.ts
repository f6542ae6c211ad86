import { z } from "zod";

/** Raised when a receipt of before could be misread; older ones stay readable. */
export const RECEIPT_VERSION = 1;

const momentSchema = z.iso.datetime();

const snapshotSchema = z.strictObject({
  /** The instance it was taken of: `acme-dev-main`. */
  database: z.string(),
  /** Where that stands in the configuration: `aws_db_instance.main`. */
  address: z.string(),
  identifier: z.string(),
  /** `final`: RDS takes it when Terraform deletes the database. `before`: destroy took it itself. */
  kind: z.enum(["final", "before"]),
  /** `announced` until it was seen to be complete. */
  status: z.enum(["announced", "available"]),
  sizeGiB: z.number(),
  /** ARN of the customer-managed key without which nobody can read it. */
  kmsKeyArn: z.string().optional(),
});

const releaseSchema = z.strictObject({
  /** The pointer's place in the configuration: `aws_ssm_parameter.backend_release`. */
  address: z.string(),
  parameter: z.string(),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
});

const remainsSchema = z.strictObject({
  kind: z.enum(["snapshot", "backups", "secret", "key", "task definition"]),
  /** Its ARN, or what tells it from others of its kind. */
  id: z.string(),
  name: z.string(),
  /** Why it is still there, and until when. */
  why: z.string(),
  until: momentSchema.optional(),
  usdAMonth: z.number().optional(),
  /** Where the price is from. */
  source: z.string().optional(),
});

const resistedSchema = z.strictObject({
  address: z.string(),
  said: z.string(),
  /** What to do about it. */
  todo: z.string().optional(),
});

/** Keys of the platform's own that hold data: only their adoption makes what they encrypted readable. */
const keySchema = z.strictObject({ address: z.string(), arn: z.string() });

/** What a destroy did, what it left and how to bring it back. */
export const receiptSchema = z.strictObject({
  version: z.literal(RECEIPT_VERSION),
  platform: z.string(),
  environment: z.string(),
  stack: z.string(),
  account: z.string(),
  region: z.string(),
  lifecycle: z.enum(["disposable", "durable"]),
  /** Why a durable environment may go, as configured. */
  allowDestroy: z.string().optional(),
  started: momentSchema,
  finished: momentSchema.optional(),
  /** Of all runs together, where it was interrupted and continued. */
  seconds: z.number(),
  outcome: z.enum(["unfinished", "resisted", "destroyed"]),
  /** What went, by module. */
  destroyed: z.record(z.string(), z.number()),
  /** Image to the digest that ran. */
  releases: z.record(z.string(), releaseSchema),
  snapshots: z.array(snapshotSchema),
  keys: z.array(keySchema),
  /** Log groups that AWS makes by itself for what was destroyed. */
  logGroups: z.array(z.string()),
  remains: z.array(remainsSchema),
  resisted: z.array(resistedSchema),
});

export type Receipt = z.infer<typeof receiptSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
export type Release = z.infer<typeof releaseSchema>;
export type Remains = z.infer<typeof remainsSchema>;
export type Resisted = z.infer<typeof resistedSchema>;
