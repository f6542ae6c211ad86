import type { DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import { defined } from "../../defined";
import { nameTag } from "../../tags";
import type { DatabaseConfig } from "./config";
import { growthLimit } from "./storage";

/** What an instance needs of everything around it. */
export interface Surroundings {
  readonly parameterGroupName: string;
  readonly securityGroupIds: readonly string[];
  /** @default no enhanced monitoring */
  readonly monitoringRoleArn?: string | undefined;
  /** @default AWS's own key */
  readonly kmsKeyArn?: string | undefined;
  readonly durable: boolean;
  readonly refusesDeletion: boolean;
}

/** What a database and its replicas have in common. */
export function sharedArguments(identifier: string, config: DatabaseConfig, around: Surroundings) {
  const { performanceInsights: insights, monitoringSeconds } = config;
  return defined({
    identifier,
    port: config.port,
    parameterGroupName: around.parameterGroupName,
    vpcSecurityGroupIds: [...around.securityGroupIds],
    publiclyAccessible: false,
    storageType: "gp3",
    storageEncrypted: true,
    maxAllocatedStorage: growthLimit(config),
    iops: config.iops,
    storageThroughput: config.throughputMiBps,
    caCertIdentifier: config.certificateAuthority,
    iamDatabaseAuthenticationEnabled: config.iamAuthentication,
    maintenanceWindow: config.maintenanceWindow,
    autoMinorVersionUpgrade: config.autoMinorVersionUpgrade ?? !config.version.includes("."),
    applyImmediately: config.applyImmediately,
    copyTagsToSnapshot: true,
    enabledCloudwatchLogsExports: [...config.logExports],
    performanceInsightsEnabled: insights,
    performanceInsightsRetentionPeriod: insights ? 7 : undefined,
    performanceInsightsKmsKeyId: insights ? around.kmsKeyArn : undefined,
    monitoringInterval: monitoringSeconds,
    monitoringRoleArn: around.monitoringRoleArn,
    tags: nameTag(identifier),
  } satisfies { [K in keyof DbInstanceConfig]?: DbInstanceConfig[K] | undefined });
}

/** What only the database itself has: data, backups and protection. */
export function primaryArguments(config: DatabaseConfig, around: Surroundings) {
  const protect = config.deletionProtection?.value ?? around.refusesDeletion;
  return defined({
    engine: config.engine,
    engineVersion: config.version,
    allowMajorVersionUpgrade: config.allowMajorVersionUpgrade,
    instanceClass: config.instanceClass,
    allocatedStorage: config.storageGiB,
    kmsKeyId: around.kmsKeyArn,
    multiAz: config.multiAz.value,
    dbName: config.databaseName,
    username: config.masterUsername,
    backupRetentionPeriod: config.backupRetentionDays.value,
    backupWindow: config.backupWindow,
    deleteAutomatedBackups: !around.durable,
    snapshotIdentifier: config.restoreFromSnapshot,
    deletionProtection: protect,
    lifecycle: {
      // Fails in the plan already, before anything else was destroyed.
      preventDestroy: protect,
      // Only the creation reads it; without this, taking it away again would replace the database.
      ignoreChanges: ["snapshot_identifier"],
    },
  } satisfies { [K in keyof DbInstanceConfig]?: DbInstanceConfig[K] | undefined });
}

/** What only a replica has. Its engine, key, subnets, users and storage are those of its source. */
export function replicaArguments(source: string, config: DatabaseConfig) {
  return {
    replicateSourceDb: source,
    instanceClass: config.replicaInstanceClass ?? config.instanceClass,
    // A copy: its source has the backups, and RDS takes no final snapshot of a replica.
    backupRetentionPeriod: 0,
    skipFinalSnapshot: true,
    deletionProtection: false,
  } satisfies DbInstanceConfig;
}
