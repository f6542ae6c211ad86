import { describe, expect, test } from "vitest";
import { Cluster } from "../../../src/modules/ecs/cluster";
import { clusterSchema } from "../../../src/modules/ecs/cluster-config";
import { naming, synthesize } from "../../support/bare-stack";

const key = "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000";

const cluster = (fields: object = {}, given: { kmsKeyArn?: string } = {}) =>
  synthesize((stack) => {
    const config = clusterSchema.parse(fields);
    new Cluster(stack, "Cluster", { naming, lifecycle: "disposable", config, ...given });
  });

describe("a cluster", () => {
  test("has Container Insights as it says", () => {
    const { resource } = cluster({ containerInsights: "enhanced" });
    expect(resource("aws_ecs_cluster.main").setting).toEqual([
      { name: "containerInsights", value: "enhanced" },
    ]);
  });

  test("spreads tasks over Fargate and Spot by weight", () => {
    const { resource } = cluster({ capacity: { fargate: 0, spot: 1, base: 2 } });
    expect(resource("aws_ecs_cluster_capacity_providers.main")).toMatchObject({
      capacity_providers: ["FARGATE", "FARGATE_SPOT"],
      default_capacity_provider_strategy: [
        { capacity_provider: "FARGATE", weight: 0, base: 2 },
        { capacity_provider: "FARGATE_SPOT", weight: 1, base: 0 },
      ],
    });
  });

  test("records the sessions of ECS Exec, for as long as it says", () => {
    const { resource } = cluster({ execLogRetentionDays: 30 });
    expect(resource("aws_cloudwatch_log_group.ecs_exec").retention_in_days).toBe(30);
    expect(resource("aws_ecs_cluster.main").configuration).toEqual({
      execute_command_configuration: {
        logging: "OVERRIDE",
        log_configuration: {
          cloud_watch_encryption_enabled: false,
          cloud_watch_log_group_name: "${aws_cloudwatch_log_group.ecs_exec.name}",
        },
      },
    });
  });

  test("encrypts sessions and their record with a key that it is given", () => {
    const { resource } = cluster({}, { kmsKeyArn: key });
    expect(resource("aws_cloudwatch_log_group.ecs_exec").kms_key_id).toBe(key);
    expect(resource("aws_ecs_cluster.main").configuration).toMatchObject({
      execute_command_configuration: {
        kms_key_id: key,
        log_configuration: { cloud_watch_encryption_enabled: true },
      },
    });
  });
});
