import type { Service } from "@aws-sdk/client-ecs";
import { expect, test } from "vitest";
import { Stability } from "../../../scripts/monitor/stable";
import { deployment, service } from "../rollout/services";

/** The verdicts on several looks at the same service. */
function verdicts(...looks: readonly Service[]) {
  const stability = new Stability();
  return looks.map((look) => stability.of(look).state);
}

const going = (revision: number) => deployment(revision, { rolloutState: "IN_PROGRESS" });
const old = (revision: number) => deployment(revision, { status: "ACTIVE" });

test("a service is stable once its deployment is completed and the one before is gone", () => {
  const looks = [service(going(5), old(4)), service(deployment(5), old(4)), service(deployment(5))];
  expect(verdicts(...looks)).toEqual(["going", "going", "completed"]);
});

test("one that lost a task after its rollout is not", () => {
  expect(verdicts({ ...service(deployment(5)), runningCount: 1 })).toEqual(["going"]);
});

test("one that should have no tasks, and has none, is", () => {
  const none = { desiredCount: 0, runningCount: 0 };
  expect(verdicts({ ...service(deployment(5, none)), ...none })).toEqual(["completed"]);
});

test("a deployment that begins meanwhile is waited for", () => {
  const looks = [service(going(5)), service(going(6), old(5)), service(deployment(6))];
  expect(verdicts(...looks)).toEqual(["going", "going", "completed"]);
});

test("one that is rolled back while it is watched has failed", () => {
  expect(verdicts(service(going(5)), service(going(4)))).toEqual(["going", "failed"]);
});

test("one that was being rolled back already has failed", () => {
  const back = deployment(4, {
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/4.",
  });
  expect(verdicts(service(back))).toEqual(["failed"]);
});
