import { describe, expect, test } from "vitest";
import { verdictOn } from "../../../scripts/rollout/verdict";
import { deployment, service, taskDefinition } from "./services";

const expected = taskDefinition(4);
const broke = "ECS deployment circuit breaker: tasks failed to start.";

describe("a rollout", () => {
  test("is completed when AWS says so of the task definition that should run", () => {
    expect(verdictOn(service(deployment(4)), expected)).toEqual({ state: "completed" });
  });

  test("goes on while AWS is at it, and says what is missing", () => {
    const going = deployment(4, {
      rolloutState: "IN_PROGRESS",
      runningCount: 1,
      pendingCount: 1,
      failedTasks: 3,
    });
    const old = deployment(3, { status: "ACTIVE", runningCount: 2 });
    expect(verdictOn(service(going, old), expected)).toEqual({
      state: "going",
      missing: "1 of 2 tasks run, 1 starting, 3 failed, 2 old still there",
    });
  });

  test("failed when AWS says so, with AWS's reason", () => {
    const failed = deployment(4, { rolloutState: "FAILED", rolloutStateReason: broke });
    expect(verdictOn(service(failed), expected)).toEqual({ state: "failed", reason: broke });
  });

  test("failed when it is being rolled back, although the service itself is well", () => {
    const back = deployment(3, {
      rolloutState: "IN_PROGRESS",
      rolloutStateReason: "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/3.",
    });
    const failed = deployment(4, {
      status: "ACTIVE",
      rolloutState: "FAILED",
      rolloutStateReason: broke,
    });
    expect(verdictOn(service(back, failed), expected)).toEqual({
      state: "failed",
      reason: `${broke} It was rolled back to acme-dev-api:3.`,
    });
  });

  test("failed when it was rolled back and nothing but the old revision is left to see", () => {
    expect(verdictOn(service(deployment(3)), expected)).toEqual({
      state: "failed",
      reason: "It was rolled back to acme-dev-api:3: acme-dev-api:4 does not run.",
    });
  });

  test("failed when an alarm rolled it back to the same task definition", () => {
    const reason = "ECS deployment alarm: rolling back to deploymentId ecs-svc/3.";
    const back = deployment(4, { rolloutState: "IN_PROGRESS", rolloutStateReason: reason });
    expect(verdictOn(service(back), expected)).toEqual({ state: "failed", reason });
  });

  test("is overtaken when somebody released a later revision meanwhile", () => {
    expect(verdictOn(service(deployment(5)), expected)).toEqual({
      state: "overtaken",
      by: "acme-dev-api:5",
    });
  });

  test("compares revisions as numbers", () => {
    expect(verdictOn(service(deployment(10)), taskDefinition(9)).state).toBe("overtaken");
  });

  test("failed when the service is being deleted", () => {
    const draining = { ...service(deployment(4)), status: "DRAINING" };
    expect(verdictOn(draining, expected)).toEqual({
      state: "failed",
      reason: "the service is DRAINING",
    });
  });
});
