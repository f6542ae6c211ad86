import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { withService } from "../modules/ecs/support";
import type { Json } from "../support/bare-stack";
import { deployed } from "../support/deployed";
import { offlineProvider, type Plan } from "../support/offline-provider";
import { describeTerraform } from "../support/tier";

const RELEASED = {
  "aws_ssm_parameter.backend_release": { insecure_value: `sha256:${"b".repeat(64)}` },
};
const fields = { tasks: { minimum: 2, maximum: 4 }, capacity: { fargate: 1, spot: 1 } };

/** What operations own, what follows a release, and what a service must survive. */
describeTerraform("a service that runs", (tier) => {
  let plan: Plan;

  beforeAll(async () => {
    plan = await offlineProvider(join(tier.temporary, "in-place"));
  });

  /** What is planned, by address, for what operations and the configuration have changed. */
  async function changes(now: { operations?: Record<string, Json>; configuration?: object }) {
    const state = deployed(withService(fields).json, { ...RELEASED, ...now.operations });
    const { resource, locals } = withService({ ...fields, ...now.configuration }).json;
    const { resource_changes = [] } = await plan(state, { resource, locals });
    const actions = resource_changes.map(
      ({ address, change }) => [address, change.actions.join()] as const,
    );
    return Object.fromEntries(actions.filter(([, action]) => action !== "no-op"));
  }

  test("is left alone by a plan after the release of an image", async () => {
    expect(await changes({})).toEqual({});
  });

  test("keeps the number of tasks that scaling gave it", async () => {
    const operations = { "aws_ecs_service.api": { desired_count: 3 } };
    expect(await changes({ operations })).toEqual({});
  });

  test("is updated in place by other weights of Fargate and Spot", async () => {
    const configuration = { capacity: { fargate: 1, spot: 3 } };
    expect(await changes({ configuration })).toEqual({ "aws_ecs_service.api": "update" });
  });

  test("is updated in place when it leaves Spot", async () => {
    const configuration = { capacity: { fargate: 1, spot: 0 } };
    expect(await changes({ configuration })).toEqual({ "aws_ecs_service.api": "update" });
  });

  test("gets another range of tasks without being touched", async () => {
    const configuration = { tasks: { minimum: 3, maximum: 6 } };
    expect(await changes({ configuration })).toEqual({ "aws_appautoscaling_target.api": "update" });
  });
});
