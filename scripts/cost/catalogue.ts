/** Where AWS's price list has a price. Source: "Reading the service price list file for an AWS service". */
export interface ListEntry {
  /** The file: `AmazonECS`. */
  readonly offer: string;
  /** Column `usageType`, without the region's prefix (`EU-`, `EUC1-`, `eu-west-1-`). */
  readonly usage: string;
  /** Other columns that must have exactly this. */
  readonly where?: Readonly<Record<string, string>>;
}

interface CatalogueEntry {
  /** What one of it is called. */
  readonly unit: string;
  readonly list: ListEntry;
}

const entry = (
  unit: string,
  offer: string,
  usage: string,
  where?: ListEntry["where"],
): CatalogueEntry => ({ unit, list: { offer, usage, ...(where && { where }) } });

const APPLICATION = { "Product Family": "Load Balancer-Application" };
const POSTGRES = { "Database Engine": "PostgreSQL" };
const STORAGE = "Database Storage";

/** Everything that is priced by a fixed key. Classes of databases have keys of their own: `databaseKey`. */
export const CATALOGUE = {
  "nat.hour": entry("hour", "AmazonEC2", "NatGateway-Hours", { operation: "NatGateway" }),
  "nat.gb": entry("GB", "AmazonEC2", "NatGateway-Bytes", { operation: "NatGateway" }),
  "endpoint.hour": entry("hour", "AmazonVPC", "VpcEndpoint-Hours"),
  "endpoint.gb": entry("GB", "AmazonVPC", "VpcEndpoint-Bytes"),
  "ipv4.hour": entry("hour", "AmazonVPC", "PublicIPv4:InUseAddress"),
  "alb.hour": entry("hour", "AWSELB", "LoadBalancerUsage", APPLICATION),
  "alb.lcu-hour": entry("LCU-hour", "AWSELB", "LCUUsage", APPLICATION),
  "fargate.x86.vcpu-hour": entry("vCPU-hour", "AmazonECS", "Fargate-vCPU-Hours:perCPU"),
  "fargate.x86.gb-hour": entry("GB-hour", "AmazonECS", "Fargate-GB-Hours"),
  "fargate.arm.vcpu-hour": entry("vCPU-hour", "AmazonECS", "Fargate-ARM-vCPU-Hours:perCPU"),
  "fargate.arm.gb-hour": entry("GB-hour", "AmazonECS", "Fargate-ARM-GB-Hours"),
  "fargate.disk.gb-hour": entry("GB-hour", "AmazonECS", "Fargate-EphemeralStorage-GB-Hours"),
  "rds.gp3.single.gb-month": entry("GiB", "AmazonRDS", "RDS:GP3-Storage", {
    ...POSTGRES,
    "Product Family": STORAGE,
  }),
  "rds.gp3.multi.gb-month": entry("GiB", "AmazonRDS", "RDS:Multi-AZ-GP3-Storage", {
    ...POSTGRES,
    "Product Family": STORAGE,
  }),
  "rds.gp3.iops-month": entry("IOPS", "AmazonRDS", "RDS:GP3-PIOPS", POSTGRES),
  "rds.gp3.mibps-month": entry("MiB/s", "AmazonRDS", "RDS:GP3-Throughput", POSTGRES),
  "rds.backup.gb-month": entry("GB", "AmazonRDS", "RDS:ChargedBackupUsage", POSTGRES),
  "rds.credit.vcpu-hour": entry("vCPU-hour", "AmazonRDS", "CPUCredits:db.t4g", POSTGRES),
  "logs.ingest.gb": entry("GB", "AmazonCloudWatch", "DataProcessing-Bytes"),
  "logs.vended.gb": entry("GB", "AmazonCloudWatch", "VendedLog-Bytes"),
  "logs.storage.gb-month": entry("GB", "AmazonCloudWatch", "TimedStorage-ByteHrs"),
  "metric.month": entry("metric", "AmazonCloudWatch", "CW:MetricMonitorUsage"),
  "alarm.month": entry("metric", "AmazonCloudWatch", "CW:AlarmMonitorUsage"),
  "secret.month": entry("secret", "AWSSecretsManager", "AWSSecretsManager-Secrets"),
  "kms.key.month": entry("key", "awskms", "KMS-Keys"),
  "kms.request": entry("request", "awskms", "KMS-Requests"),
  "s3.gb-month": entry("GB", "AmazonS3", "TimedStorage-ByteHrs"),
  "ecr.gb-month": entry("GB", "AmazonECR", "TimedStorage-ByteHrs"),
  "dynamodb.write": entry("write", "AmazonDynamoDB", "WriteRequestUnits"),
  "dynamodb.read": entry("read", "AmazonDynamoDB", "ReadRequestUnits"),
  "dynamodb.gb-month": entry("GB", "AmazonDynamoDB", "TimedStorage-ByteHrs"),
  "transfer.out.gb": entry("GB", "AWSDataTransfer", "DataTransfer-Out-Bytes"),
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type Deployment = "single" | "multi";
export type PriceKey = keyof typeof CATALOGUE | `rds.postgres.${Deployment}.${string}`;

/** The key of an hour of a class of RDS for PostgreSQL: `rds.postgres.single.db.t4g.micro`. */
export const databaseKey = (deployment: Deployment, instanceClass: string): PriceKey =>
  `rds.postgres.${deployment}.${instanceClass}`;

/** What one of a key is called. */
export const unitOf = (key: PriceKey): string =>
  key in CATALOGUE ? CATALOGUE[key as keyof typeof CATALOGUE].unit : "hour";

/** The files of the price list that are read for a table. */
export const OFFERS: readonly string[] = [
  ...new Set(Object.values(CATALOGUE).map(({ list }) => list.offer)),
];
