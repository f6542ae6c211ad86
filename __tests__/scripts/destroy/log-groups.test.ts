import { expect, test } from "vitest";
import { logGroupsOfAws } from "../../../scripts/destroy/log-groups";

test("the log groups that AWS makes by itself are those of the cluster and of exported logs", () => {
  const entries = [
    { address: "a", type: "aws_ecs_cluster", attributes: { name: "acme-dev" } },
    {
      address: "b",
      type: "aws_db_instance",
      attributes: {
        identifier: "acme-dev-main",
        enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"],
      },
    },
    { address: "c", type: "aws_cloudwatch_log_group", attributes: { name: "/acme/dev/ecs/api" } },
  ];
  expect(logGroupsOfAws(entries)).toEqual([
    "/aws/ecs/containerinsights/acme-dev/performance",
    "/aws/rds/instance/acme-dev-main/postgresql",
    "/aws/rds/instance/acme-dev-main/upgrade",
  ]);
});
