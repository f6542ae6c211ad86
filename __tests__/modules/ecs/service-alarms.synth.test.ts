import { expect, test } from "vitest";
import { target, withService } from "./support";

const exposed = { port: 3000, expose: { through: "public", paths: ["/*"] } };
const alarm = (name: string) =>
  withService(exposed, { target }).resource(`aws_cloudwatch_metric_alarm.${name}`);

const dimensions = {
  LoadBalancer: target.loadBalancerArnSuffix,
  TargetGroup: target.targetGroupArnSuffix,
};

test("an alarm fires when more than a twentieth of the answers are errors", () => {
  expect(alarm("api_5xx")).toMatchObject({
    alarm_name: "acme-test-api-5xx",
    comparison_operator: "GreaterThanThreshold",
    threshold: 5,
    evaluation_periods: 3,
    datapoints_to_alarm: 2,
    metric_query: [
      { id: "share", return_data: true },
      {
        id: "failed",
        metric: { metric_name: "HTTPCode_Target_5XX_Count", stat: "Sum", dimensions },
      },
      { id: "requests", metric: { metric_name: "RequestCount", stat: "Sum", dimensions } },
    ],
  });
});

test("a handful of errors is no alarm, however few requests there were", () => {
  const [share] = alarm("api_5xx").metric_query as { expression: string }[];
  expect(share?.expression).toBe("IF(failed >= 5, 100 * failed / requests, 0)");
});

test("an alarm fires when a task stays unhealthy for three minutes", () => {
  expect(alarm("api_unhealthy")).toMatchObject({
    metric_name: "UnHealthyHostCount",
    statistic: "Maximum",
    dimensions,
    threshold: 0,
    comparison_operator: "GreaterThanThreshold",
    evaluation_periods: 3,
    datapoints_to_alarm: 3,
  });
});

test("a service without traffic or tasks raises no alarm", () => {
  expect(alarm("api_5xx").treat_missing_data).toBe("notBreaching");
  expect(alarm("api_unhealthy").treat_missing_data).toBe("notBreaching");
});
