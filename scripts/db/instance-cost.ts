import { estimate } from "../cost/estimate";
import { inUsd } from "../cost/money";
import type { Database } from "./database";

/** What one more instance like a database costs, for people: `about 14.80 USD a month`. */
export function instanceCost(
  { entry }: Database,
  region: string,
  { standby = false }: { readonly standby?: boolean } = {},
): string {
  const { instance_class, engine, allocated_storage, storage_type, iops, storage_throughput } =
    entry.attributes;
  const multi_az = standby && entry.attributes.multi_az === true;
  const args = {
    ...{ instance_class, engine, allocated_storage, storage_type, iops, storage_throughput },
    multi_az,
  };
  const { total, unknown } = estimate({
    name: "restored",
    region,
    configuration: { resource: { aws_db_instance: { restored: args } } } as never,
  });
  if (unknown.length > 0) return "an amount that the price table of the region does not know";
  return `about ${inUsd(total)} USD a month`;
}
