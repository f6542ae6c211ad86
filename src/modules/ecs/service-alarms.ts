import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import type { Naming } from "../../naming";
import { serviceTags } from "../../tags";
import { type TargetReference, targetDimensions } from "./load-balancing";

export interface ServiceAlarmsProps {
  readonly naming: Naming;
  /** The service's key. */
  readonly name: string;
  readonly target: TargetReference;
}

/** Share of failed requests, in percent, that nobody would call healthy. */
const FAILED_PERCENT = 5;
/** Fewer failures a minute than these say nothing: one of two requests would be 50 %. */
const FEWEST_FAILURES = 5;
const MINUTE = 60;

/**
 * Two alarms (0.10 USD a month each, 0.30 for the one that computes a share of three metrics) by
 * which a deployment is rolled back. Both stay quiet without data: a new or idle service is no failure.
 */
export class ServiceAlarms extends Construct {
  readonly names: readonly string[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServiceAlarmsProps,
  ) {
    super(scope, id);
    this.names = [this.failedRequests().alarmName, this.unhealthyTargets().alarmName];
  }

  /** Two bad minutes of three: quick enough for a rollout of minutes, deaf to one burst. */
  private failedRequests(): CloudwatchMetricAlarm {
    return new CloudwatchMetricAlarm(this, "5xx", {
      ...this.common("5xx", `more than ${FAILED_PERCENT} % of its answers are errors (5xx)`),
      comparisonOperator: "GreaterThanThreshold",
      threshold: FAILED_PERCENT,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      metricQuery: [
        {
          id: "share",
          label: "Failed requests in percent",
          expression: `IF(failed >= ${FEWEST_FAILURES}, 100 * failed / requests, 0)`,
          returnData: true,
        },
        this.sumOf("failed", "HTTPCode_Target_5XX_Count"),
        this.sumOf("requests", "RequestCount"),
      ],
    });
  }

  /** A task that fails its check is replaced within a minute or two; three say that replacing does not help. */
  private unhealthyTargets(): CloudwatchMetricAlarm {
    return new CloudwatchMetricAlarm(this, "unhealthy", {
      ...this.common("unhealthy", "a task fails the load balancer's health check"),
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      namespace: "AWS/ApplicationELB",
      metricName: "UnHealthyHostCount",
      dimensions: targetDimensions(this.props.target),
      statistic: "Maximum",
      period: MINUTE,
    });
  }

  private common(kind: string, meaning: string) {
    const { naming, name } = this.props;
    return {
      alarmName: naming.resource(`${name}-${kind}`),
      alarmDescription: `${name}: ${meaning}`,
      treatMissingData: "notBreaching",
      tags: serviceTags(name),
    };
  }

  private sumOf(id: string, metricName: string): CloudwatchMetricAlarmMetricQuery {
    return {
      id,
      metric: {
        namespace: "AWS/ApplicationELB",
        metricName,
        dimensions: targetDimensions(this.props.target),
        stat: "Sum",
        period: MINUTE,
      },
    };
  }
}
