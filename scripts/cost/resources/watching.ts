import type { Pricer } from "../bill";
import { block, blocks } from "../resource";

/** One alarm, or one for each metric that it computes with. */
export const alarm: Pricer = ({ name, args }, bill) => {
  const metrics = blocks(args.metric_query).filter(
    ({ metric }) => Object.keys(block(metric)).length > 0,
  );
  bill.fixed(`alarm ${name}`, Math.max(1, metrics.length), "alarm.month");
};

/** Target tracking keeps two alarms of its own. Source: Application Auto Scaling, "Target tracking". */
export const scalingPolicy: Pricer = ({ name, args }, bill) => {
  if (args.policy_type === "TargetTrackingScaling")
    bill.fixed(`two alarms of scaling ${name}`, 2, "alarm.month");
};

export const logGroup: Pricer = ({ args }, bill) => {
  bill.byUse("written to logs", "logs.ingest.gb", 10);
  if (args.retention_in_days !== undefined)
    bill.byUse("kept in logs, compressed", "logs.storage.gb-month", 10);
};

export const cluster: Pricer = ({ args }, bill) => {
  const insights = blocks(args.setting).find(({ name }) => name === "containerInsights")?.value;
  if (insights === "enabled") bill.byUse("metrics of Container Insights", "metric.month", 30);
  // Priced by observations of their own, which the tables do not have.
  if (insights === "enhanced")
    bill.byUseAt("metrics of enhanced Container Insights", "metric", undefined, 30);
};
