import { describe, expect, test } from "vitest";
import { foreignUri, statementsIn, withTask } from "./support";

const hourly = { schedule: "cron(0 * * * ? *)", timeZone: "Europe/Madrid", retries: 2 };
const schedule = (fields: object = {}) =>
  withTask({ ...hourly, ...fields }).resource("aws_scheduler_schedule.report");

describe("a task that runs when somebody starts it", () => {
  test("is a task definition with roles and logs, and nothing that starts it", () => {
    const synthesized = withTask({ command: ["node", "migrate.js"] });
    expect(synthesized.resource("aws_ecs_task_definition.report").family).toBe("acme-test-report");
    expect(synthesized.resource("aws_cloudwatch_log_group.report")).toMatchObject({
      name: "/acme/test/ecs/report",
      retention_in_days: 14,
    });
    expect(synthesized.resources("aws_scheduler_schedule")).toEqual({});
  });
});

describe("a task on a schedule", () => {
  test("is started at its time, in its time zone, as often as it says", () => {
    expect(schedule()).toMatchObject({
      schedule_expression: "cron(0 * * * ? *)",
      schedule_expression_timezone: "Europe/Madrid",
      flexible_time_window: { mode: "OFF" },
      target: { retry_policy: { maximum_retry_attempts: 2 } },
    });
  });

  test("runs whatever was released last", () => {
    expect(schedule()).toMatchObject({
      target: {
        ecs_parameters: {
          task_definition_arn: "${aws_ecs_task_definition.report.arn_without_revision}",
        },
      },
    });
  });

  test("does not run before the first release", () => {
    expect(schedule().state).toBe('${local.backend_released ? "ENABLED" : "DISABLED"}');
  });

  test("runs at once when the image is somebody else's", () => {
    const image = { uri: foreignUri, architecture: "x86_64" } as const;
    const synthesized = withTask(hourly, { image });
    expect(synthesized.resource("aws_scheduler_schedule.report").state).toBe("ENABLED");
  });

  test("is started by a role that may run this task in this cluster and nothing else", () => {
    const policy = withTask(hourly).resource("aws_iam_role_policy.report_scheduler");
    expect(statementsIn(policy)).toMatchObject({
      RunTask: {
        Action: "ecs:RunTask",
        Resource: "${aws_ecs_task_definition.report.arn_without_revision}:*",
        Condition: { ArnEquals: { "ecs:cluster": "${aws_ecs_cluster.main.arn}" } },
      },
      HandOverRoles: {
        Action: "iam:PassRole",
        Resource: ["${aws_iam_role.report_execution.arn}", "${aws_iam_role.report_task.arn}"],
        Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      },
    });
  });
});
