import { InvalidArgumentError } from "commander";
import { expect, test } from "vitest";
import { asFinding as alarm } from "../../../scripts/why/alarms";
import { appliesAmong } from "../../../scripts/why/changes";
import { type Finding, inOrder } from "../../../scripts/why/finding";
import { asFinding as scaling } from "../../../scripts/why/scaling";
import { eventFindings } from "../../../scripts/why/service-events";
import { durationOf } from "../../../scripts/why/since";
import { taskFindings } from "../../../scripts/why/tasks";

const at = (minute: number) => new Date(Date.UTC(2025, 0, 1, 12, minute));

test("findings are in order of time, and what repeats itself is told once", () => {
  const stopped = (minute: number, says = "a task stopped"): Finding => ({
    time: at(minute).toISOString(),
    kind: "task stopped",
    says,
    bad: true,
  });
  expect(inOrder([stopped(9), stopped(1), stopped(5), stopped(7, "another")])).toMatchObject([
    { says: "a task stopped", count: 2, until: at(5).toISOString() },
    { says: "another", count: 1 },
    { says: "a task stopped", count: 1 },
  ]);
});

test("events are told without what every task's start and end says as well", () => {
  const events = [
    "(service acme-dev-api) has started 1 tasks: (task 0f3a).",
    "(service acme-dev-api) registered 1 targets in (target-group arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/acme-dev-api-3000/0123)",
    "(service acme-dev-api) (task 0f3a) (port 3000) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/acme-dev-api-3000/0123) due to (reason Health checks failed with these codes: [502]).",
    "(service acme-dev-api) has reached a steady state.",
  ]
    .map((message, index) => ({ message, createdAt: at(index) }))
    .reverse();
  expect(eventFindings({ events }, at(0))).toMatchObject([
    { bad: true, says: expect.stringMatching(/^\(task 0f3a\) \(port 3000\) is unhealthy/) },
    { bad: false, says: "has reached a steady state." },
  ]);
  expect(eventFindings({ events }, at(3))).toHaveLength(1);
});

test("events of one moment are told in the order in which they came: ECS has the newest first", () => {
  const events = ["rolling back to deployment ecs-svc/1.", "deployment failed."].map((message) => ({
    message,
    createdAt: at(1),
  }));
  expect(inOrder(eventFindings({ events }, at(0))).map(({ says }) => says)).toEqual([
    "deployment failed.",
    "rolling back to deployment ecs-svc/1.",
  ]);
});

test("a task that was told to end is no failure, and one that failed its health check is", () => {
  const task = {
    taskDefinitionArn: "arn:aws:ecs:::task-definition/acme-dev-api:2",
    stoppedAt: at(1),
  };
  const scaledIn = {
    ...task,
    stopCode: "ServiceSchedulerInitiated" as const,
    stoppedReason: "Scaling activity initiated by (deployment ecs-svc/1)",
  };
  const unhealthy = {
    ...scaledIn,
    stoppedReason: "Task failed ELB health checks in (target-group arn)",
  };
  const crashed = {
    ...task,
    stopCode: "EssentialContainerExited" as const,
    stoppedReason: "Essential container in task exited",
    containers: [{ name: "api", exitCode: 1 }],
  };
  expect(taskFindings([scaledIn, unhealthy, crashed])).toMatchObject([
    { bad: false },
    { bad: true },
    {
      bad: true,
      says: "a task of acme-dev-api:2 stopped: Essential container in task exited; api: exit code 1",
    },
  ]);
});

test("scaling says what was done and why, and what could not be done", () => {
  const activity = {
    ActivityId: "1",
    ServiceNamespace: "ecs",
    ResourceId: "",
    ScalableDimension: "ecs:service:DesiredCount",
    StartTime: at(1),
  } as const;
  const Description = "Setting desired count to 4.";
  const failed = {
    ...activity,
    Description,
    StatusCode: "Failed",
    StatusMessage: "Rate exceeded",
  } as const;
  expect(scaling({ ...failed, Cause: "" })).toMatchObject({
    bad: true,
    says: "scaled to 4 tasks: Failed: Rate exceeded",
  });
  const minimum = {
    ...activity,
    Description,
    StatusCode: "Successful",
    Cause: "minimum capacity was set to 4",
  } as const;
  expect(scaling(minimum).says).toBe("scaled to 4 tasks: its minimum was set to 4");
});

test("an alarm rings with AWS's reason and is quiet again, also where the data cannot be read", () => {
  const data = JSON.stringify({ newState: { stateValue: "OK", stateReason: "below" } });
  expect(alarm("a", at(1), data, "Alarm updated from ALARM to OK")).toMatchObject({
    bad: false,
    says: "alarm a is quiet again",
  });
  expect(alarm("a", at(1), "", "Alarm updated from OK to ALARM")).toMatchObject({
    bad: true,
    says: "alarm a rang",
  });
});

test("a time to look back is read in minutes, hours and days, and nothing else", () => {
  expect([durationOf("30m"), durationOf("3h"), durationOf("2d")]).toEqual([1800, 10_800, 172_800]);
  for (const wrong of ["soon", "3", "0h", "40d", "-1h"])
    expect(() => durationOf(wrong)).toThrow(InvalidArgumentError);
});

test("an apply that wrote the state several times is told once, and plain Terraform's apart", () => {
  const signature = {
    who: "arn:aws:sts::111111111111:assumed-role/deployer/maria",
    machine: "laptop",
    command: "deploy dev",
    commit: "",
  };
  const version = (minute: number, signed: boolean) => ({
    time: at(minute).toISOString(),
    signature: signed ? signature : undefined,
  });
  const versions = [version(30, true), version(29, false), version(28, false), version(3, false)];
  expect(appliesAmong(versions, "dev")).toMatchObject([
    { time: at(30).toISOString(), says: "`deploy dev` by deployer/maria" },
    { time: at(3).toISOString(), says: expect.stringContaining("plain Terraform") },
  ]);
});
