import { expect, it } from "vitest";
import { stackWith } from "../support/environment-stack";

const INSIGHTS = "aws_cloudwatch_log_group.container_insights";

it("owns the log group of Container Insights, and has it before ECS would make it", () => {
  const { resource } = stackWith({ encryption: "customer-managed" });
  expect(resource(INSIGHTS)).toMatchObject({
    name: "/aws/ecs/containerinsights/acme-test/performance",
    retention_in_days: 1,
    kms_key_id: "${aws_kms_key.main.arn}",
  });
  expect(resource("aws_ecs_cluster.main").depends_on).toEqual([INSIGHTS]);
});

it("has no such log group without Container Insights", () => {
  const { resources } = stackWith({ cluster: { containerInsights: "disabled" } });
  expect(Object.keys(resources("aws_cloudwatch_log_group"))).not.toContain("container_insights");
});

it("records flow logs once it may write them", () => {
  expect(stackWith().resource("aws_flow_log.flow_logs").depends_on).toEqual([
    "aws_iam_role_policy.flow_logs",
  ]);
});

it("lets flow logs list the log groups, which no single group's ARN allows", () => {
  const policy = JSON.parse(String(stackWith().resource("aws_iam_role_policy.flow_logs").policy));
  expect(policy.Statement).toContainEqual({
    Effect: "Allow",
    Action: "logs:DescribeLogGroups",
    Resource: "arn:aws:logs:eu-west-1:111111111111:log-group:*",
  });
});
