import type { Deployment } from "@aws-sdk/client-ecs";
import { expect, test } from "vitest";
import { isUnderWay } from "../../../scripts/pause/services";
import { deployment, service, taskDefinition } from "../rollout/services";

const meant = (...deployments: readonly Deployment[]) => ({
  ...service(...deployments),
  taskDefinition: taskDefinition(4),
});
const going = { rolloutState: "IN_PROGRESS", runningCount: 0 } as const;
const rollsBack = "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/3.";

test.each([
  ["is well", deployment(4), true],
  ["may still come up", deployment(4, going), true],
  ["failed", deployment(4, { rolloutState: "FAILED" }), false],
  ["rolls back", deployment(4, { ...going, rolloutStateReason: rollsBack }), false],
])("a resume gives a service another deployment unless the last one %s", (_, last, underWay) => {
  expect(isUnderWay(meant(last))).toBe(underWay);
});

test("that one of before failed says nothing of the last one", () => {
  const failed = deployment(4, { id: "ecs-svc/old", status: "ACTIVE", rolloutState: "FAILED" });
  expect(isUnderWay(meant(deployment(4, going), failed))).toBe(true);
});
