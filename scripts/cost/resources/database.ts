import { HOURS, type Pricer } from "../bill";
import { databaseKey } from "../catalogue";
import { numberIn, numberOr, type Resource, referenced } from "../resource";

/** What gp3 includes. Source: Amazon RDS User Guide, "gp3 storage", PostgreSQL. */
const LARGE_GIB = 400;
const INCLUDED = {
  small: { iops: 3000, mibps: 125 },
  large: { iops: 12_000, mibps: 500 },
};

/** Kept for nothing. Source: Amazon RDS, "Performance Insights pricing". */
const FREE_INSIGHTS_DAYS = 7;

export const database: Pricer = (resource, bill, all) => {
  const { name, args } = resource;
  const source = sourceOf(resource, all);
  const instanceClass = String(args.instance_class ?? "");
  const deployment = args.multi_az === true ? "multi" : "single";
  const standby = deployment === "multi" ? " with a standby" : "";
  if (String((source ?? resource).args.engine ?? "postgres") !== "postgres")
    return bill.unknown(`database ${name}`, "prices of its engine");
  const stops = canStop(resource, all);
  const stays = stops ? "" : " (AWS stops none with replicas)";
  bill.fixed(
    `${name}: ${instanceClass}${standby}${stays}`,
    HOURS,
    databaseKey(deployment, instanceClass),
    {
      pausable: stops,
      otherwise: {
        key: databaseKey("single", instanceClass),
        factor: deployment === "multi" ? 2 : 1,
      },
    },
  );
  storage(resource, bill, source);
  if (args.manage_master_user_password === true)
    bill.fixed(`${name}: secret of the master password`, 1, "secret.month");
  if (numberOr(args.performance_insights_retention_period, 0) > FREE_INSIGHTS_DAYS)
    bill.unknown(`${name}: Performance Insights beyond 7 days`, "its price by vCPU and month");
  if (numberOr(args.backup_retention_period, 0) > 0)
    bill.byUse("backups beyond the size of the databases", "rds.backup.gb-month", 20);
  if (/^db\.t/.test(instanceClass))
    bill.byUse("bursts of databases beyond their credits", "rds.credit.vcpu-hour", 1);
};

const storage: (
  resource: Resource,
  bill: Parameters<Pricer>[1],
  source: Resource | undefined,
) => void = ({ name, args }, bill, source) => {
  const gib = numberIn(args.allocated_storage) ?? numberIn(source?.args.allocated_storage);
  const type = String(args.storage_type ?? "gp3");
  if (gib === undefined || type !== "gp3")
    return bill.unknown(`${name}: storage (${type})`, "its size or its price");
  const copies = args.multi_az === true ? 2 : 1;
  const multi = { key: "rds.gp3.single.gb-month", factor: 2 } as const;
  const what = `${name}: ${gib} GiB of gp3${copies === 2 ? ", twice" : ""}`;
  if (copies === 2) bill.fixed(what, gib, "rds.gp3.multi.gb-month", { otherwise: multi });
  else bill.fixed(what, gib, "rds.gp3.single.gb-month");
  const included = gib >= LARGE_GIB ? INCLUDED.large : INCLUDED.small;
  const iops = numberOr(args.iops, included.iops) - included.iops;
  const mibps = numberOr(args.storage_throughput, included.mibps) - included.mibps;
  if (iops > 0) bill.fixed(`${name}: ${iops} more IOPS`, iops * copies, "rds.gp3.iops-month");
  if (mibps > 0) bill.fixed(`${name}: ${mibps} MiB/s more`, mibps * copies, "rds.gp3.mibps-month");
};

/** AWS stops no database that has a replica or is one. Source: Amazon RDS, "Stopping a DB instance". */
export const canStop = (resource: Resource, all: readonly Resource[]): boolean =>
  !isReplica(resource) && !all.some((one) => isReplica(one) && sourceOf(one, all) === resource);

export const isReplica = ({ type, args }: Resource): boolean =>
  type === "aws_db_instance" && Boolean(args.replicate_source_db);

/** What a replica copies. A state names it by its identifier. */
function sourceOf({ args }: Resource, all: readonly Resource[]): Resource | undefined {
  const { replicate_source_db: source } = args;
  if (!source) return undefined;
  const name = referenced(source, "aws_db_instance");
  return all.find(
    (one) =>
      one.type === "aws_db_instance" && (one.name === name || one.args.identifier === source),
  );
}
