import { describe, expect, test } from "vitest";
import { stackWith } from "../../support/environment-stack";
import { statementsIn } from "../ecs/support";

const officeHours = {
  days: ["MON", "TUE", "WED", "THU", "FRI"],
  from: "08:00",
  to: "19:00",
  timeZone: "Europe/Madrid",
};
const { resource, resources, json } = stackWith({
  officeHours,
  databases: { main: {}, reports: { replicas: 1 } },
  workloads: { api: { tasks: { minimum: 2, maximum: 6 } } },
});
const schedule = (name: string) => resource(`aws_scheduler_schedule.${name}`);
const inputOf = (name: string) => {
  const { target } = schedule(name) as { target: { arn: string; input: string } };
  return { api: target.arn.split(":").slice(-2).join(":"), ...JSON.parse(target.input) };
};

describe("a service", () => {
  test("opens and closes at its hours, in their time zone", () => {
    expect([schedule("api_opens"), schedule("api_closes")]).toMatchObject([
      {
        schedule_expression: "cron(0 8 ? * MON,TUE,WED,THU,FRI *)",
        schedule_expression_timezone: "Europe/Madrid",
      },
      { schedule_expression: "cron(0 19 ? * MON,TUE,WED,THU,FRI *)" },
    ]);
  });

  test("opens with its configured range", () => {
    expect(inputOf("api_opens")).toEqual({
      api: "applicationautoscaling:registerScalableTarget",
      ServiceNamespace: "ecs",
      ResourceId: "${aws_appautoscaling_target.api.resource_id}",
      ScalableDimension: "ecs:service:DesiredCount",
      MinCapacity: 2,
      MaxCapacity: 6,
    });
  });

  test("closes to no tasks, and stays as suspended as it was", () => {
    expect(inputOf("api_closes")).toMatchObject({ MinCapacity: 0, MaxCapacity: 0 });
    expect(inputOf("api_closes")).not.toHaveProperty("SuspendedState");
  });

  test("has a range that Terraform leaves alone from then on", () => {
    expect(resource("aws_appautoscaling_target.api").lifecycle).toEqual({
      ignore_changes: ["min_capacity", "max_capacity"],
    });
  });

  test("neither opens nor closes before its first release or while paused", () => {
    const state = '${(local.backend_released && local.running) ? "ENABLED" : "DISABLED"}';
    expect([schedule("api_opens").state, schedule("api_closes").state]).toEqual([state, state]);
  });
});

describe("a database", () => {
  test("starts before the services and stops after them", () => {
    expect([schedule("main_starts"), schedule("main_stops")]).toMatchObject([
      { schedule_expression: "cron(45 7 ? * MON,TUE,WED,THU,FRI *)" },
      { schedule_expression: "cron(10 19 ? * MON,TUE,WED,THU,FRI *)" },
    ]);
    expect([inputOf("main_starts"), inputOf("main_stops")]).toEqual([
      { api: "rds:startDBInstance", DbInstanceIdentifier: "acme-test-main" },
      { api: "rds:stopDBInstance", DbInstanceIdentifier: "acme-test-main" },
    ]);
  });

  test("does so before the first release too, which needs it in the morning", () => {
    expect(schedule("main_starts").state).toBe('${local.running ? "ENABLED" : "DISABLED"}');
  });

  test("that AWS does not stop is left running", () => {
    expect(Object.keys(resources("aws_scheduler_schedule")).sort()).toEqual([
      "api_closes",
      "api_opens",
      "main_keep_stopped",
      "main_starts",
      "main_stops",
    ]);
  });
});

test("its role may do these things to these services and databases alone", () => {
  const statements = statementsIn(resource("aws_iam_role_policy.office_hours"));
  const may = Object.values(statements).map(({ Action, Resource }) => [Action, Resource]);
  expect(may).toEqual([
    ["application-autoscaling:RegisterScalableTarget", "${aws_appautoscaling_target.api.arn}"],
    [
      ["ecs:DescribeServices", "ecs:UpdateService"],
      "arn:aws:ecs:eu-west-1:111111111111:service/${aws_ecs_cluster.main.name}/*",
    ],
    [
      ["rds:StartDBInstance", "rds:StopDBInstance"],
      "arn:aws:rds:eu-west-1:111111111111:db:acme-test-main",
    ],
  ]);
});

test("the stack says when it is open, and by which schedules", () => {
  expect((json.output as Record<string, object>).office_hours).toMatchObject({
    value: {
      days: officeHours.days,
      from: "08:00",
      to: "19:00",
      time_zone: "Europe/Madrid",
      databases_from: "07:45",
      databases_to: "19:10",
      schedules: {
        services: {
          api: [
            "${aws_scheduler_schedule.api_opens.name}",
            "${aws_scheduler_schedule.api_closes.name}",
          ],
        },
        databases: {
          main: [
            "${aws_scheduler_schedule.main_starts.name}",
            "${aws_scheduler_schedule.main_stops.name}",
          ],
        },
      },
    },
  });
});

test("without office hours, ranges stay Terraform's and nothing is said of hours", () => {
  const always = stackWith();
  expect(always.resource("aws_appautoscaling_target.api")).not.toHaveProperty("lifecycle");
  expect(always.json.output).not.toHaveProperty("office_hours");
});
