import { expect, test } from "vitest";
import { isRollback } from "../../../scripts/status/services";

const at = (second: number) => new Date(Date.parse("2025-01-01T12:00:00Z") + second * 1000);
const event = (second: number, message: string) => ({ createdAt: at(second), message });

const went = event(0, "(service acme-dev-api) rolling back to deployment ecs-svc/1.");

test("the deployment that begins with the event is the rollback", () => {
  const done = event(30, "(service acme-dev-api) (deployment ecs-svc/3) deployment completed.");

  expect(isRollback({ events: [done, went] }, { id: "ecs-svc/3", createdAt: at(1) })).toBe(true);
});

test.each([
  [
    "right after one that was completed",
    5,
    [event(4, "(deployment ecs-svc/3) deployment completed.")],
  ],
  ["half a minute after one", 30, []],
])("a rollout %s is none", (_, begun, between) => {
  const events = [...between, went];

  expect(isRollback({ events }, { id: "ecs-svc/4", createdAt: at(begun) })).toBe(false);
});
