import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataResult,
} from "@aws-sdk/client-cloudwatch";
import { clientConfig } from "../aws/client-config";
import { numberOf, ofType, textOf } from "../state/attributes";
import type { StateDocument } from "../state/document";
import { entriesOf } from "../state/document";
import type { Looking } from "../status/looking";
import type { Reading } from "../status/reading";
import type { DeployedService } from "../workloads/workload";

/** How many tasks a service may have; undefined where nothing scales it. */
export function rangeIn(state: StateDocument, { cluster, service }: DeployedService) {
  const targets = ofType(entriesOf(state), "aws_appautoscaling_target");
  const found = targets.find(
    (entry) => textOf(entry, "resource_id") === `service/${cluster}/${service}`,
  );
  if (!found) return undefined;
  return {
    minimum: numberOf(found, "min_capacity"),
    maximum: numberOf(found, "max_capacity"),
  };
}

/** CPU of a service in one minute, in percent of what its tasks have reserved. */
export interface CpuAt {
  /** Seconds after the load began; below zero for the minute that it began in. */
  readonly at: number;
  readonly average: number;
  readonly highest: number;
}

const MINUTE = 60_000;

/** CPU minute by minute, as the scaling saw it. CloudWatch has a minute some one to two minutes after its end. */
export function cpuSince(
  { access, region, reader }: Looking,
  { cluster, service }: DeployedService,
  began: Date,
  ended: Date,
): Promise<Reading<readonly CpuAt[]>> {
  const client = new CloudWatchClient(clientConfig(access, region));
  const start = Math.floor(began.getTime() / MINUTE) * MINUTE;
  const query = (Id: string, Stat: string) => ({
    Id,
    MetricStat: {
      Metric: {
        Namespace: "AWS/ECS",
        MetricName: "CPUUtilization",
        Dimensions: [
          { Name: "ClusterName", Value: cluster },
          { Name: "ServiceName", Value: service },
        ],
      },
      Period: 60,
      Stat,
    },
  });
  return reader.read("cloudwatch:GetMetricData", async () => {
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(start),
        EndTime: new Date(Math.ceil((ended.getTime() + 1) / MINUTE) * MINUTE),
        MetricDataQueries: [query("average", "Average"), query("highest", "Maximum")],
        ScanBy: "TimestampAscending",
      }),
    );
    const [averages, highest] = ["average", "highest"].map((id) => byTime(MetricDataResults, id));
    return [...(averages ?? [])].map(([time, average]) => ({
      at: Math.round((time - began.getTime()) / 1000),
      average,
      highest: highest?.get(time) ?? average,
    }));
  });
}

function byTime(results: readonly MetricDataResult[], id: string): Map<number, number> {
  const { Timestamps = [], Values = [] } = results.find(({ Id }) => Id === id) ?? {};
  return new Map(Timestamps.map((time, index) => [time.getTime(), Values[index] ?? 0]));
}
