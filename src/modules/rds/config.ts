import { z } from "zod";
import { type Config, hint, kmsKeyArnSchema, logRetentionSchema, withReason } from "../../schema";
import {
  backupWindowSchema,
  databaseNameSchema,
  instanceClassSchema,
  MONITORING_SECONDS,
  maintenanceWindowSchema,
  masterUserSchema,
  parameterNameSchema,
  userSchema,
  versionSchema,
} from "./fields";
import { refuseWhatRdsRefuses } from "./refusals";

/** A PostgreSQL database on RDS, reached from the workloads that name it and from nowhere else. */
export const databaseSchema = z
  .strictObject({
    engine: z.literal("postgres").default("postgres").describe("PostgreSQL is the only one."),
    version: versionSchema
      .default("16")
      .describe(
        "A major version, whose newest minor AWS chooses, or an exact one. Default: 16. Another major needs `allowMajorVersionUpgrade`.",
      ),
    instanceClass: instanceClassSchema
      .default("db.t4g.micro")
      .describe("db.t4g.micro costs about 12 USD a month, db.r7g.large 180; Multi-AZ doubles it."),
    storageGiB: z
      .int()
      .min(20)
      .max(65536)
      .default(20)
      .describe(
        "Size of its gp3 storage, about 0.12 USD a GiB and month. Default: 20, the least; it never shrinks.",
      ),
    maxStorageGiB: z
      .int()
      .min(20)
      .max(65536)
      .optional()
      .describe("Grow by itself up to here. Default: five times `storageGiB`."),
    iops: z
      .int()
      .min(12000)
      .max(64000)
      .optional()
      .describe(
        "Provisioned, 0.02 USD each and month. Default: gp3's 3 000, and 12 000 from 400 GiB.",
      ),
    throughputMiBps: z
      .int()
      .min(500)
      .max(4000)
      .optional()
      .describe("Provisioned, 0.08 USD each and month. Default: gp3's 125, and 500 from 400 GiB."),
    multiAz: withReason(z.boolean())
      .default({ value: false })
      .describe(
        "A standby in another zone that takes over by itself; doubles the price. Default: off.",
      ),
    replicas: z
      .int()
      .min(0)
      .max(15)
      .default(0)
      .describe("Read replicas, each priced like the database. Default: 0."),
    replicaInstanceClass: instanceClassSchema
      .optional()
      .describe("Size of the replicas, where it differs. Default: as the database."),
    databaseName: databaseNameSchema
      .default("app")
      .describe("Database made in it at the start. Cannot be changed later without losing it."),
    port: z
      .int()
      .min(
        1150,
        hint("is below the ports that RDS takes", "1150 or more; PostgreSQL's own is 5432"),
      )
      .max(65535)
      .default(5432)
      .describe("Where it listens. Default: PostgreSQL's own, 5432."),
    tier: z
      .enum(["private", "isolated"])
      .default("isolated")
      .describe("Subnets it stands in. AWS moves no database to other subnets of its VPC later."),
    masterUsername: masterUserSchema
      .default("owner")
      .describe(
        "Owns the schema; migrations run as it. Default: `owner`. Cannot be changed later without losing the database.",
      ),
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
    applicationUsername: userSchema
      .default("application")
      .describe("Role that may only read and write rows; the migration task creates it."),
    applicationPasswordVersion: z
      .int()
      .min(1)
      .default(1)
      .describe("Raise it for a new password of that role, then run the migration task."),
    forceTls: withReason(z.boolean())
      .default({ value: true })
      .describe("Refuse connections without TLS. Default: on; giving that up takes a reason."),
    iamAuthentication: z
      .boolean()
      .default(true)
      .describe("Let IAM tokens stand in for passwords. Default: on; free."),
    parameters: z
      .record(parameterNameSchema, z.union([z.string(), z.number().transform(String)]))
      .default({})
      .describe("Any other parameter of the engine, as RDS names it, in PostgreSQL's units."),
    slowQueryMs: z
      .int()
      .min(-1)
      .default(1000)
      .describe("Milliseconds; queries that take longer are logged. Default: 1000; -1 for none."),
    backupRetentionDays: withReason(z.int().min(0).max(35))
      .default({ value: 7 })
      .describe(
        "Days back that a point in time can be restored from; 0 turns backups off. Default: 7. As much as the storage itself is free.",
      ),
    backupWindow: backupWindowSchema
      .default("02:00-03:00")
      .describe("When the daily backup is taken, in UTC; not within the maintenance window."),
    maintenanceWindow: maintenanceWindowSchema
      .default("sun:03:30-sun:04:30")
      .describe(
        "When minor versions and waiting changes come, weekly, in UTC; some restart the database.",
      ),
    autoMinorVersionUpgrade: z
      .boolean()
      .optional()
      .describe(
        "Take new minor versions in the maintenance window. Default: on, unless `version` names the minor.",
      ),
    allowMajorVersionUpgrade: z
      .boolean()
      .default(false)
      .describe("Let a change of `version` go to another major version, which takes it offline."),
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
        "Which queries load the database; seven days are free. PostgreSQL has it on every class.",
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
      .describe(
        "Seconds between two of the operating system's figures in CloudWatch Logs (enhanced monitoring). Default: 60; 0 for none, fewer cost more.",
      ),
    logExports: z
      .array(z.enum(["postgresql", "upgrade", "iam-db-auth-error"]))
      .default(["postgresql", "upgrade"])
      .describe(
        "Logs sent to CloudWatch Logs, at 0.50 USD a GB. Default: the server's own and that of upgrades; the third is of refused IAM tokens.",
      ),
    logRetentionDays: logRetentionSchema
      .default(14)
      .describe("Days the exported logs are kept. Default: 14, at 0.03 USD a GB and month."),
    certificateAuthority: z
      .string()
      .regex(/^rds-ca-/, hint("is not an authority of RDS", "`rds-ca-rsa2048-g1`"))
      .default("rds-ca-rsa2048-g1")
      .describe(
        "Who signs the server's certificate; clients trust it through AWS's bundle. Default: the one that every client's TLS can check.",
      ),
    deletionProtection: withReason(z.boolean())
      .optional()
      .describe(
        "Refuse to delete it, in the console too. Default: on when durable, unless the environment has `allowDestroy`.",
      ),
    finalSnapshot: withReason(z.boolean())
      .optional()
      .describe(
        "Keep a last snapshot when it is destroyed, at 0.095 USD a GiB and month. Default: when durable.",
      ),
    restoreFromSnapshot: z
      .string()
      .min(1)
      .max(255)
      .optional()
      .describe(
        "Snapshot the database is made from, with its `masterUsername` and `databaseName`; changing it later replaces nothing.",
      ),
    kmsKeyArn: kmsKeyArnSchema
      .optional()
      .describe("Key of the storage and Performance Insights. Default: the environment's."),
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
      .describe("Its name in RDS, where a system prescribes one. Default: computed from the key."),
  })
  .superRefine((db, context) => refuseWhatRdsRefuses(db, context));

export type DatabaseConfig = Config<typeof databaseSchema>;
