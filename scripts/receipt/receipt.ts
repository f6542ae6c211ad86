import { z } from "zod";

/** Raised when a receipt of before could be misread; older ones stay readable. */
export const RECEIPT_VERSION = 1;

const momentSchema = z.iso.datetime();

const snapshotSchema = z.strictObject({
  /** The instance it was taken of: `acme-dev-main`. */
  database: z.string(),
  /** Where that stands in the configuration: `aws_db_instance.main`. */
  address: z.string(),
  /** AWS's own id of that instance, which no other one gets: `db-ABC`. */
  resourceId: z.string().optional(),
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
  arn: z.string(),
  /** What people call it. */
  name: z.string(),
  /** Completes "it …": `can be restored from`. */
  why: z.string(),
  /** When AWS deletes it by itself. */
  until: momentSchema.optional(),
  usdAMonth: z.number(),
  /** Where the price is from. */
  source: z.string(),
});

const serviceCountSchema = z.strictObject({
  cluster: z.string(),
  service: z.string(),
  desired: z.number(),
});

const resistedSchema = z.strictObject({
  address: z.string(),
  said: z.string(),
  /** What to do about it. */
  todo: z.string().optional(),
});

/** A secret or a key that AWS deletes days later, and that a deploy can take back until then. */
const recoverableSchema = z.strictObject({ address: z.string(), arn: z.string() });

/** What tells two moments of a state apart. */
const stateMarkSchema = z.strictObject({ lineage: z.string(), serial: z.number() });

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
  /** The state that the last run began on: where it moved since, so may have the data. */
  state: stateMarkSchema.optional(),
  /** How many tasks each service was to have: a destroy that is given up leaves them with none. */
  services: z.array(serviceCountSchema).optional(),
  /** When a deploy made the stack again before this destroy was finished: none goes on from here. */
  superseded: momentSchema.optional(),
  /** Of all runs together, where it was interrupted and continued. */
  seconds: z.number(),
  outcome: z.enum(["unfinished", "resisted", "destroyed"]),
  /** What there was, by module. */
  found: z.record(z.string(), z.number()),
  /** What went, by module. */
  destroyed: z.record(z.string(), z.number()),
  /** Image to the digest that ran. */
  releases: z.record(z.string(), releaseSchema),
  snapshots: z.array(snapshotSchema),
  recoverable: z.array(recoverableSchema),
  /** Log groups that AWS makes by itself for what was destroyed. */
  logGroups: z.array(z.string()),
  remains: z.array(remainsSchema),
  resisted: z.array(resistedSchema),
});

export type Receipt = z.infer<typeof receiptSchema>;

/** Whether the next destroy goes on from it. */
export const isOpen = ({ outcome, superseded }: Receipt): boolean =>
  outcome !== "destroyed" && superseded === undefined;

export type ServiceCount = z.infer<typeof serviceCountSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
export type Release = z.infer<typeof releaseSchema>;
export type Remains = z.infer<typeof remainsSchema>;
export type Resisted = z.infer<typeof resistedSchema>;
