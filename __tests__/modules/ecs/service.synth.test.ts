import { describe, expect, test } from "vitest";
import { foreignUri, target, withService } from "./support";

const service = (fields: object = {}, given: Parameters<typeof withService>[1] = {}) =>
  withService(fields, given).resource("aws_ecs_service.api");

const exposed = { port: 3000, expose: { through: "public", paths: ["/*"] } };

describe("before the first release", () => {
  test("a service has no tasks", () => {
    expect(service({ tasks: 2 }).desired_count).toBe("${local.backend_released ? 2 : 0}");
  });

  test("a service with somebody else's image has its tasks at once", () => {
    const image = { uri: foreignUri, architecture: "x86_64" } as const;
    expect(service({ tasks: 2 }, { image }).desired_count).toBe(2);
  });
});

describe("a release", () => {
  test("is followed through the task definition and changes nothing that Terraform compares", () => {
    expect(service()).toMatchObject({
      task_definition: "${aws_ecs_task_definition.api.arn}",
      lifecycle: { ignore_changes: ["desired_count"] },
    });
  });

  test("is where a task definition gets its image from", () => {
    const synthesized = withService();
    expect(synthesized.resource("aws_ecs_task_definition.api")).toMatchObject({
      container_definitions: expect.stringContaining(
        "acme/backend@${aws_ssm_parameter.backend_release.insecure_value}",
      ),
      track_latest: true,
      skip_destroy: true,
    });
    expect(synthesized.resource("aws_ssm_parameter.backend_release")).toMatchObject({
      name: "/acme/test/release/backend",
      insecure_value: `sha256:${"0".repeat(64)}`,
      lifecycle: { ignore_changes: ["insecure_value"] },
    });
  });
});

describe("a deployment", () => {
  test("rolls back by itself: by the circuit breaker, and on the service's alarms", () => {
    expect(service(exposed, { target })).toMatchObject({
      deployment_circuit_breaker: { enable: true, rollback: true },
      alarms: {
        enable: true,
        rollback: true,
        alarm_names: [
          "${aws_cloudwatch_metric_alarm.api_5xx.alarm_name}",
          "${aws_cloudwatch_metric_alarm.api_unhealthy.alarm_name}",
        ],
      },
    });
  });

  test("rolls back by none of them when it is told so", () => {
    const deployment = { strategy: "rolling", circuitBreaker: false, rollbackOnAlarms: false };
    expect(service({ ...exposed, deployment }, { target })).toMatchObject({
      deployment_circuit_breaker: { enable: false, rollback: false },
      alarms: { enable: false, rollback: false },
    });
  });

  test("has no alarms to watch without a load balancer", () => {
    expect(service()).not.toHaveProperty("alarms");
    expect(withService().resources("aws_cloudwatch_metric_alarm")).toEqual({});
  });

  test("is not waited for unless it is asked", () => {
    expect(service().wait_for_steady_state).toBe(false);
  });

  test("keeps its percentages, zones and waiting", () => {
    const deployment = {
      strategy: "rolling",
      minimumHealthyPercent: 50,
      maximumPercent: 150,
      zoneRebalancing: false,
      waitForSteadyState: true,
    };
    expect(service({ deployment })).toMatchObject({
      deployment_minimum_healthy_percent: 50,
      deployment_maximum_percent: 150,
      availability_zone_rebalancing: "DISABLED",
      wait_for_steady_state: true,
    });
  });
});

describe("where it runs", () => {
  test("is plain Fargate and Spot by weight, changeable in place", () => {
    expect(service({ capacity: { fargate: 1, spot: 3, base: 1 } })).toMatchObject({
      capacity_provider_strategy: [
        { capacity_provider: "FARGATE", weight: 1, base: 1 },
        { capacity_provider: "FARGATE_SPOT", weight: 3, base: 0 },
      ],
      force_new_deployment: true,
    });
  });

  test("is as the cluster says otherwise, and never left to AWS", () => {
    expect(service().capacity_provider_strategy).toEqual([
      { capacity_provider: "FARGATE", weight: 1, base: 0 },
    ]);
  });

  test("is there before the service, and goes only after it", () => {
    expect(service().depends_on).toContain("aws_ecs_cluster_capacity_providers.main");
  });

  test("has public addresses only in public subnets", () => {
    expect(service()).toMatchObject({ network_configuration: { assign_public_ip: false } });
    expect(service({ placement: "public" })).toMatchObject({
      network_configuration: { assign_public_ip: true },
    });
  });

  test("is the architecture of the image", () => {
    const image = { uri: foreignUri, architecture: "arm64" } as const;
    expect(withService({}, { image }).resource("aws_ecs_task_definition.api")).toMatchObject({
      runtime_platform: { cpu_architecture: "ARM64", operating_system_family: "LINUX" },
    });
  });
});

describe("how it is reached", () => {
  test("is by its name, from other services, when it has a port", () => {
    expect(service({ port: 3000 })).toMatchObject({
      service_connect_configuration: {
        enabled: true,
        service: [{ discovery_name: "api", client_alias: { dns_name: "api", port: 3000 } }],
      },
    });
  });

  test("is not at all for a worker, which still calls others", () => {
    const { service_connect_configuration: connect } = service();
    expect(connect).toMatchObject({ enabled: true });
    expect(connect).not.toHaveProperty("service");
  });

  test("is through a load balancer, after the rules are there and the task had time to start", () => {
    const loadBalanced = service(exposed, { target });
    expect(loadBalanced).toMatchObject({
      load_balancer: [
        { container_name: "api", container_port: 3000, target_group_arn: target.targetGroupArn },
      ],
      health_check_grace_period_seconds: 60,
    });
    expect(service({ port: 3000 })).not.toHaveProperty("health_check_grace_period_seconds");
  });
});
