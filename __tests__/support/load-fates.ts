import {
  CloudWatchClient,
  type CloudWatchClientConfig,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import type { Fate } from "./interference";
import { leadsTo } from "./loaded-environment";

/** What AWS would say where the emulator does not, call by call. */
export const onAws =
  (fates: Readonly<Record<string, Fate>>) =>
  ({ operation }: { readonly operation: string }): Fate =>
    fates[operation] ??
    (operation === "DescribeLoadBalancers" ? leadsTo("127.0.0.1") : ("pass" as const));

/** That a policy scaled the service `api` to three tasks. */
export const scaled: Fate = {
  answer: () => ({
    ScalingActivities: [
      {
        ActivityId: "1",
        ServiceNamespace: "ecs",
        ResourceId: "service/acme-dev/acme-dev-api",
        ScalableDimension: "ecs:service:DesiredCount",
        Description: "Setting desired count to 3.",
        Cause:
          "monitor alarm TargetTracking-service/acme-dev/acme-dev-api-AlarmHigh-0 in state ALARM triggered policy acme-dev-api-cpu",
        StartTime: Math.floor(Date.now() / 1000),
        StatusCode: "Successful",
      },
    ],
  }),
};

/** Writes down how much of its CPU, in percent, the service `api` takes now. */
export async function writeCpu(config: CloudWatchClientConfig, Value: number): Promise<void> {
  const Dimensions = [
    { Name: "ClusterName", Value: "acme-dev" },
    { Name: "ServiceName", Value: "acme-dev-api" },
  ];
  await new CloudWatchClient(config).send(
    new PutMetricDataCommand({
      Namespace: "AWS/ECS",
      MetricData: [{ MetricName: "CPUUtilization", Value, Timestamp: new Date(), Dimensions }],
    }),
  );
}
