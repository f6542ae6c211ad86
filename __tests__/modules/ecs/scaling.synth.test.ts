import { describe, expect, test } from "vitest";
import { foreignUri, target, withService } from "./support";

const range = { minimum: 2, maximum: 6 };
const exposed = { port: 3000, expose: { through: "public", paths: ["/*"] } };
const night = {
  kind: "schedule",
  name: "night",
  schedule: "cron(0 2 * * ? *)",
  timeZone: "Europe/Madrid",
  minimum: 0,
  maximum: 1,
};

const scalable = (fields: object) => withService(fields).resource("aws_appautoscaling_target.api");

describe("the range of tasks", () => {
  test("is nothing at all before the first release, and nothing scales", () => {
    expect(scalable({ tasks: range })).toMatchObject({
      min_capacity: "${local.backend_released ? 2 : 0}",
      max_capacity: "${local.backend_released ? 6 : 0}",
      suspended_state: {
        dynamic_scaling_in_suspended: "${!local.backend_released}",
        dynamic_scaling_out_suspended: "${!local.backend_released}",
        scheduled_scaling_suspended: "${!local.backend_released}",
      },
    });
  });

  test("is there for a fixed number too, so that a changed number takes effect", () => {
    const image = { uri: foreignUri, architecture: "x86_64" } as const;
    const fixed = withService({ tasks: 3 }, { image });
    expect(fixed.resource("aws_appautoscaling_target.api")).toMatchObject({
      min_capacity: 3,
      max_capacity: 3,
    });
    expect(fixed.resource("aws_appautoscaling_target.api")).not.toHaveProperty("lifecycle");
  });

  test("is left to the schedules when there are any", () => {
    expect(scalable({ tasks: range, scaling: [night] })).toMatchObject({
      lifecycle: { ignore_changes: ["min_capacity", "max_capacity"] },
    });
  });
});

describe("a policy", () => {
  const policy = (name: string, fields: object) =>
    withService({ tasks: range, ...exposed, ...fields }, { target }).resource(
      `aws_appautoscaling_policy.${name}`,
    ).target_tracking_scaling_policy_configuration;

  test("keeps the CPU near 70 % unless it says otherwise", () => {
    expect(policy("api_cpu", { scaling: [{ kind: "target", metric: "cpu" }] })).toEqual({
      target_value: 70,
      scale_in_cooldown: 300,
      scale_out_cooldown: 60,
      predefined_metric_specification: {
        predefined_metric_type: "ECSServiceAverageCPUUtilization",
      },
    });
  });

  test("has a target and cooldowns of its own", () => {
    const memory = {
      kind: "target",
      metric: "memory",
      target: 80,
      scaleOutCooldownSeconds: 10,
      scaleInCooldownSeconds: 20,
    };
    expect(policy("api_memory", { scaling: [memory] })).toMatchObject({
      target_value: 80,
      scale_in_cooldown: 20,
      scale_out_cooldown: 10,
      predefined_metric_specification: {
        predefined_metric_type: "ECSServiceAverageMemoryUtilization",
      },
    });
  });

  test("counts the requests of its own target group", () => {
    const scaling = [{ kind: "target", metric: "requests-per-target" }];
    expect(policy("api_requests_per_target", { scaling })).toMatchObject({
      predefined_metric_specification: {
        predefined_metric_type: "ALBRequestCountPerTarget",
        resource_label:
          "app/acme-test-public/0123456789abcdef/targetgroup/acme-test-api-3000/0123456789abcdef",
      },
    });
  });
});

test("a schedule sets its range at its time in its time zone", () => {
  const synthesized = withService({ tasks: range, scaling: [night] });
  expect(synthesized.resource("aws_appautoscaling_scheduled_action.api_night")).toMatchObject({
    name: "acme-test-api-night",
    schedule: "cron(0 2 * * ? *)",
    timezone: "Europe/Madrid",
    scalable_target_action: { min_capacity: "0", max_capacity: "1" },
  });
});
