import type { Service } from "@aws-sdk/client-ecs";
import { afterEach, expect, test } from "vitest";
import { exitCodes } from "../../../scripts/lib/errors.mjs";
import { followRollouts } from "../../../scripts/rollout/follow";
import { scriptedEcs } from "./scripted-ecs";
import { deployment, service, taskDefinition } from "./services";

const stops: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())));

const rollout = {
  cluster: "acme-dev",
  service: "acme-dev-api",
  taskDefinition: taskDefinition(4),
};

async function follow(
  looks: readonly Service[],
  minutes = 1,
  stoppedTasks: object[] = [],
  before?: ReadonlySet<string>,
) {
  const ecs = await scriptedEcs({ services: looks.map((one) => [one]), stoppedTasks });
  stops.push(ecs.stop);
  const said: string[] = [];
  const followed = followRollouts({
    access: ecs.access,
    region: "eu-west-1",
    rollouts: [before ? { ...rollout, before } : rollout],
    minutes,
    pollSeconds: 0,
    say: (line) => said.push(line.trim()),
  });
  return { said, followed };
}

const going = (runningCount: number) =>
  service(deployment(4, { rolloutState: "IN_PROGRESS", runningCount }));

test("a rollout is followed until AWS calls it completed, and every change is told once", async () => {
  const { said, followed } = await follow([going(0), going(0), going(1), service(deployment(4))]);
  await followed;
  expect(said).toEqual([
    "acme-dev-api: 0 of 2 tasks run",
    "acme-dev-api: 1 of 2 tasks run",
    "acme-dev-api: rolled out",
  ]);
});

test("one that AWS rolls back fails with 11, and says what its tasks stopped for", async () => {
  const reason = "ECS deployment circuit breaker: tasks failed to start.";
  const rolledBack = {
    ...service(
      deployment(3),
      deployment(4, { status: "ACTIVE", rolloutState: "FAILED", rolloutStateReason: reason }),
    ),
    events: [{ message: "(service acme-dev-api) was unable to place a task." }],
  };
  const stopped = (revision: number, stoppedReason: string) => ({
    taskDefinitionArn: taskDefinition(revision),
    stoppedReason,
    containers: [],
  });
  const { followed } = await follow([going(0), rolledBack], 1, [
    stopped(4, "Essential container in task exited"),
    stopped(3, "Scaling activity initiated by the deployment before"),
  ]);
  await expect(followed).rejects.toMatchObject({
    exitCode: exitCodes.rollout,
    message: "the rollout of the service failed",
    hint: expect.stringMatching(
      /rolled back to acme-dev-api:3.\n {2}stopped task: Essential container[^\n]*\n {2}event: .*unable to place/,
    ),
  });
});

test("one that does not end in time fails with 11, and says what is still missing", async () => {
  const { followed } = await follow([going(1)], 0);
  await expect(followed).rejects.toMatchObject({
    exitCode: exitCodes.rollout,
    hint: expect.stringContaining("acme-dev-api: 1 of 2 tasks run"),
  });
});

test("a service that is meant to have no tasks is not waited for", async () => {
  const { followed } = await follow([{ ...going(0), desiredCount: 0 }]);
  await expect(followed).resolves.toEqual([]);
});

test("a service that AWS does not know is a failure", async () => {
  const { followed } = await follow([{ ...going(0), serviceName: "another" }]);
  await expect(followed).rejects.toMatchObject({
    hint: expect.stringContaining("AWS knows no such service"),
  });
});

test("of a service that is started again, only what began since then counts", async () => {
  const failed = deployment(4, { id: "ecs-svc/old", rolloutState: "FAILED" });
  const left = { ...failed, status: "ACTIVE" };
  const again = deployment(4, { id: "ecs-svc/new", rolloutState: "IN_PROGRESS", runningCount: 0 });
  const well = { ...again, rolloutState: "COMPLETED", runningCount: 2 } as const;
  const looks = [service(failed), service(again, left), service(well, left)];
  const { said, followed } = await follow(looks, 1, [], new Set(["ecs-svc/old"]));
  await followed;
  expect(said).toEqual([
    "acme-dev-api: AWS has not begun it yet",
    "acme-dev-api: 0 of 2 tasks run",
    "acme-dev-api: rolled out",
  ]);
});
