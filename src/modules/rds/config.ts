import { z } from "zod";
import {
  type Config,
  hint,
  kmsKeyArnSchema,
  LOG_RETENTION_DAYS,
  logRetentionSchema,
  portSchema,
  withReason,
} from "../../schema";

/** PostgreSQL versions by shape; AWS says which exist. */
const versionSchema = z
  .string()
  .regex(
    /^1[3-9](?:\.\d{1,2})?$/,
    hint("is not a PostgreSQL version", "`16` (AWS chooses the newest minor) or `16.8`"),
  );

export const instanceClassSchema = z
  .string()
  .regex(
    /^db\.[a-z]\d[a-z]*\.(?:micro|small|medium|large|(?:\d{1,2})?xlarge)$/,
    hint("is not an instance class", "`db.t4g.micro`, `db.r7g.large`"),
  );

const windowSchema = (example: string, shape: RegExp) =>
  z.string().regex(shape, hint("is not a window in UTC", `\`${example}\``));

const day = "(?:mon|tue|wed|thu|fri|sat|sun)";
const time = "(?:[01]\\d|2[0-3]):[0-5]\\d";

export const MONITORING_SECONDS = [0, 1, 5, 10, 15, 30, 60] as const;

/** A PostgreSQL database on RDS, reached from the workloads that name it and from nowhere else. */
export const databaseSchema = z
  .strictObject({
    engine: z.literal("postgres").default("postgres"),
    version: versionSchema.default("16"),
    instanceClass: instanceClassSchema
      .default("db.t4g.micro")
      .describe("db.t4g.micro costs about 12 USD a month, db.r7g.large 180; Multi-AZ doubles it."),
    storageGiB: z
      .int()
      .min(20)
      .max(65536)
      .default(20)
      .describe("gp3, about 0.12 USD a GiB and month."),
    maxStorageGiB: z
      .int()
      .min(20)
      .max(65536)
      .optional()
      .describe("Grow by itself up to here. Default: five times `storageGiB`."),
    iops: z
      .int()
      .min(3000)
      .max(64000)
      .optional()
      .describe("More than gp3's 3 000; takes at least 400 GiB."),
    throughputMiBps: z
      .int()
      .min(125)
      .max(4000)
      .optional()
      .describe("More than gp3's 125; takes at least 400 GiB."),
    multiAz: withReason(z.boolean())
      .default({ value: false })
      .describe("A standby in another zone that takes over by itself; doubles the price."),
    replicas: z
      .int()
      .min(0)
      .max(15)
      .default(0)
      .describe("Read replicas, each priced like the database."),
    replicaInstanceClass: instanceClassSchema.optional().describe("Default: as the database."),
    databaseName: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,62}$/, hint("is not a database name", "`app`"))
      .default("app"),
    port: portSchema.default(5432),
    tier: z.enum(["private", "isolated"]).default("isolated").describe("Subnets it stands in."),
    masterUsername: z
      .string()
      .regex(
        /^(?!(?:rdsadmin|postgres|admin)$)[a-z][a-z0-9_]{0,62}$/,
        hint("is not a name RDS takes for the master user", "`owner`"),
      )
      .default("owner"),
    masterPassword: z
      .enum(["rds", "generated"])
      .default("generated")
      .describe(
        "Who keeps the master password. `rds`: RDS makes and rotates it every seven days; AWS then refuses replicas. `generated`: Terraform makes it and never sees it again.",
      ),
    masterPasswordVersion: z
      .int()
      .min(1)
      .default(1)
      .describe("With `generated`: raise it to set a new password."),
    iamAuthentication: z.boolean().default(true).describe("Let IAM tokens stand in for passwords."),
    parameters: z
      .record(z.string().regex(/^[a-z_.]+$/), z.union([z.string(), z.number().transform(String)]))
      .default({})
      .describe(
        "Any parameter of the engine, over the defaults (TLS forced, slow queries logged).",
      ),
    slowQueryMs: z
      .int()
      .min(-1)
      .default(1000)
      .describe("Queries slower than this are logged; -1 for none."),
    backupRetentionDays: withReason(z.int().min(0).max(35))
      .default({ value: 7 })
      .describe("Days a point in time can be restored; 0 turns backups off."),
    backupWindow: windowSchema("02:00-03:00", new RegExp(`^${time}-${time}$`)).default(
      "02:00-03:00",
    ),
    maintenanceWindow: windowSchema(
      "sun:03:30-sun:04:30",
      new RegExp(`^${day}:${time}-${day}:${time}$`),
    ).default("sun:03:30-sun:04:30"),
    autoMinorVersionUpgrade: z.boolean().default(true),
    applyImmediately: z
      .boolean()
      .default(false)
      .describe(
        "Apply changes at once instead of in the maintenance window; some restart the database.",
      ),
    performanceInsights: z
      .boolean()
      .default(true)
      .describe(
        "Seven days are free. db.t4g.micro and small do not have it for PostgreSQL in every region.",
      ),
    monitoringSeconds: z
      .literal(
        MONITORING_SECONDS,
        hint(
          "is not an interval that RDS takes",
          `one of ${MONITORING_SECONDS.join(", ")} (seconds); 0 for none`,
        ),
      )
      .default(60)
      .describe("Enhanced monitoring: the operating system's figures, in CloudWatch Logs."),
    logExports: z
      .array(z.enum(["postgresql", "upgrade", "iam-db-auth-error"]))
      .default(["postgresql", "upgrade"]),
    logRetentionDays: logRetentionSchema
      .default(14)
      .describe(
        `Days the exported logs are kept, of ${LOG_RETENTION_DAYS.length} that CloudWatch takes.`,
      ),
    certificateAuthority: z
      .string()
      .regex(/^rds-ca-/, hint("is not an authority of RDS", "`rds-ca-rsa2048-g1`"))
      .default("rds-ca-rsa2048-g1"),
    deletionProtection: withReason(z.boolean())
      .optional()
      .describe("Default: on when the environment is durable."),
    finalSnapshot: z
      .boolean()
      .optional()
      .describe("Keep a last snapshot when it is destroyed. Default: when durable."),
    restoreFromSnapshot: z
      .string()
      .min(1)
      .max(255)
      .optional()
      .describe("Snapshot the database is made from; changing it later replaces nothing."),
    kmsKeyArn: kmsKeyArnSchema.optional(),
    identifier: z
      .string()
      .regex(
        /^[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/,
        hint(
          "is not an identifier that RDS takes",
          "lower-case letters, digits and single hyphens",
        ),
      )
      .optional()
      .describe("Where a system prescribes it."),
  })
  .refine((db) => db.maxStorageGiB === undefined || db.maxStorageGiB >= db.storageGiB * 1.1, {
    ...hint(
      "is less than a tenth above `storageGiB`, which RDS refuses",
      "at least 1.1 times `storageGiB`",
    ),
    path: ["maxStorageGiB"],
  })
  .refine(
    (db) => (db.iops === undefined && db.throughputMiBps === undefined) || db.storageGiB >= 400,
    {
      ...hint(
        "is too small for provisioned IOPS or throughput",
        "400 or more, or leave out `iops` and `throughputMiBps`",
      ),
      path: ["storageGiB"],
    },
  );

export type DatabaseConfig = Config<typeof databaseSchema>;
