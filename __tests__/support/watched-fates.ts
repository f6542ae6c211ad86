import { DescribeServicesCommand, type ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import type { Fate } from "./interference";
import { ALARM, CLUSTER, registerRevision } from "./watched-environment";

interface AskedMetrics {
  readonly MetricDataQueries: readonly {
    readonly Id: string;
    readonly MetricStat: {
      readonly Metric: { readonly MetricName: string };
      readonly Stat: string;
    };
  }[];
}

const FIGURES: Readonly<Record<string, number[]>> = {
  "RequestCount Sum": [350, 250],
  "HTTPCode_ELB_5XX_Count Sum": [24],
  "TargetResponseTime p50": [0.031, 0.048],
  "TargetResponseTime p99": [0.9, 1.25],
};

/** What CloudWatch counts of the load balancer: the emulator computes no percentiles. */
export const metrics: Fate = {
  answer: (asked) => ({
    MetricDataResults: (asked as unknown as AskedMetrics).MetricDataQueries.map(
      ({ Id, MetricStat: { Metric, Stat } }) => ({
        Id,
        StatusCode: "Complete",
        Values: FIGURES[`${Metric.MetricName} ${Stat}`] ?? [],
        Timestamps: [],
      }),
    ),
  }),
};

const seconds = (before: number): number => Math.floor(Date.now() / 1000) - before;

/** That the alarm rang a minute ago. */
export const alarmHistory: Fate = {
  answer: () => ({
    AlarmHistoryItems: [
      {
        AlarmName: ALARM,
        Timestamp: seconds(60),
        HistoryItemType: "StateUpdate",
        HistorySummary: "Alarm updated from OK to ALARM",
        HistoryData: JSON.stringify({
          newState: { stateValue: "ALARM", stateReason: "Threshold Crossed" },
        }),
      },
    ],
  }),
};

const MISSING = `sha256:${"0d".repeat(32)}`;

/** The circuit breaker ends it: the emulator goes on a step whenever a service is looked at. */
export async function releaseMissingImage(ecs: ECSClient): Promise<void> {
  const { taskDefinition } = await registerRevision(ecs, "api", MISSING);
  const service = "acme-dev-api";
  const updated = { cluster: CLUSTER, service, taskDefinition: taskDefinition?.taskDefinitionArn };
  await ecs.send(new UpdateServiceCommand(updated));
  for (let looks = 0; looks < 3; looks++)
    await ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services: [service] }));
}
