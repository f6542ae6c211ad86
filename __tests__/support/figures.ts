import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import type { Emulator } from "../../scripts/emulator/start";
import { CLUSTER, configOf } from "./by-hand";

type Account = Pick<Emulator, "endpoint">;

/** Figures of a minute ago, as AWS's services write them. */
export async function writeFigures(account: Account): Promise<void> {
  const cloudWatch = new CloudWatchClient(configOf(account));
  const Timestamp = new Date(Date.now() - 3 * 60_000);
  const service = [
    { Name: "ClusterName", Value: CLUSTER },
    { Name: "ServiceName", Value: "acme-dev-api" },
  ];
  const database = [{ Name: "DBInstanceIdentifier", Value: "acme-dev-main" }];
  const put = (
    Namespace: string,
    figures: Readonly<Record<string, number>>,
    Dimensions: object[],
  ) =>
    cloudWatch.send(
      new PutMetricDataCommand({
        Namespace,
        MetricData: Object.entries(figures).map(([MetricName, Value]) => ({
          MetricName,
          Value,
          Timestamp,
          Dimensions: Dimensions as { Name: string; Value: string }[],
        })),
      }),
    );
  await put("AWS/ECS", { CPUUtilization: 12.4, MemoryUtilization: 43 }, service);
  await put("AWS/RDS", { FreeStorageSpace: 15 * 1024 ** 3, DatabaseConnections: 12 }, database);
}
