import type { Service, Task } from "@aws-sdk/client-ecs";
import { expect, test } from "vitest";
import { Changes } from "../../../scripts/monitor/changes";
import { inWords } from "../../../scripts/monitor/words";
import { deployment, service, taskDefinition } from "../rollout/services";

const now = Date.parse("2026-01-31T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000);

const task = (lastStatus: string, other: Partial<Task> = {}): Task => ({
  taskArn: "arn:aws:ecs:eu-west-1:111111111111:task/acme-dev/0f3a9c210f3a9c21",
  taskDefinitionArn: taskDefinition(4),
  lastStatus,
  ...other,
});

const event = (id: string, minutes = 0) => ({
  id,
  createdAt: minutesAgo(minutes),
  message: `event ${id}`,
});

/** What is told of each of several looks, as words without the time. */
function told(
  ...looks: readonly { readonly service?: Service; readonly tasks?: readonly Task[] }[]
) {
  const changes = new Changes();
  return looks.map((look) =>
    changes
      .next({ service: { deployments: [] }, tasks: [], ...look }, now)
      .map((one) => inWords(one, (_, text) => text).slice("12:00:00Z  ".length)),
  );
}

test("a task is told each time its status changes, and why it stopped", () => {
  const stopped = task("STOPPED", {
    stoppedAt: minutesAgo(0),
    stoppedReason: "Essential container in task exited",
    containers: [{ name: "api", exitCode: 1 }],
  });
  const looks = [task("PENDING"), task("RUNNING"), task("RUNNING"), stopped];
  expect(told(...looks.map((one) => ({ tasks: [one] })))).toEqual([
    ["task        0f3a9c21  PENDING         acme-dev-api:4"],
    ["task        0f3a9c21  RUNNING         acme-dev-api:4"],
    [],
    [
      "task        0f3a9c21  STOPPED         acme-dev-api:4: Essential container in task exited; api: exit code 1",
    ],
  ]);
});

test("a task that becomes unhealthy is told", () => {
  const healths = ["UNKNOWN", "HEALTHY", "UNHEALTHY"] as const;
  const looks = healths.map((healthStatus) => ({ tasks: [task("RUNNING", { healthStatus })] }));
  expect(told(...looks).flat()).toEqual([
    "task        0f3a9c21  RUNNING         acme-dev-api:4",
    "task        0f3a9c21  RUNNING HEALTHY  acme-dev-api:4",
    "task        0f3a9c21  RUNNING UNHEALTHY  acme-dev-api:4",
  ]);
});

test("an event is told once, the oldest first; of those before, the last five", () => {
  const before = [6, 5, 4, 3, 2, 1]
    .map((minutes) => event(`${minutes} min ago`, minutes))
    .reverse();
  const looks = [before, [event("new"), ...before], [event("new"), ...before]];
  expect(told(...looks.map((events) => ({ service: { deployments: [], events } })))).toEqual([
    [5, 4, 3, 2, 1].map((minutes) => `event       event ${minutes} min ago`),
    ["event       event new"],
    [],
  ]);
});

test("a task that stopped long before is not told", () => {
  const old = task("STOPPED", { stoppedAt: minutesAgo(40) });
  expect(told({ tasks: [old] }, { tasks: [old] })).toEqual([[], []]);
});

test("a deployment is told as its tasks start, as it ends, and once it is replaced", () => {
  const going = (runningCount: number) =>
    deployment(5, { rolloutState: "IN_PROGRESS", runningCount, pendingCount: 2 - runningCount });
  const looks = [
    service(deployment(4)),
    service(going(0), deployment(4, { status: "ACTIVE" })),
    service(going(1), deployment(4, { status: "ACTIVE" })),
    service(deployment(5)),
  ];
  expect(told(...looks.map((one) => ({ service: one })))).toEqual([
    ["deployment  acme-dev-api:4  COMPLETED: 2 of 2 tasks running"],
    ["deployment  acme-dev-api:5  IN PROGRESS: 0 of 2 tasks running, 2 starting"],
    ["deployment  acme-dev-api:5  IN PROGRESS: 1 of 2 tasks running, 1 starting"],
    [
      "deployment  acme-dev-api:4  REPLACED",
      "deployment  acme-dev-api:5  COMPLETED: 2 of 2 tasks running",
    ],
  ]);
});

test("a deployment that failed is told with AWS's reason", () => {
  const failed = deployment(5, {
    rolloutState: "FAILED",
    rolloutStateReason: "tasks failed to start.",
    runningCount: 0,
    failedTasks: 3,
  });
  expect(told({ service: service(failed) })).toEqual([
    ["deployment  acme-dev-api:5  FAILED: 0 of 2 tasks running, 3 failed. tasks failed to start."],
  ]);
});
