import { z } from "zod";

/** Replaces tasks a few at a time; AWS rolls back by itself when the new ones fail. */
export const rollingDeploymentSchema = z.strictObject({
  strategy: z
    .literal("rolling")
    .default("rolling")
    .describe("`rolling`: new tasks start beside the old ones, which stop as the new are healthy."),
  minimumHealthyPercent: z
    .int()
    .min(0)
    .max(100)
    .default(100)
    .describe(
      "Percent of the desired tasks that keep running meanwhile. Default: 100, so no capacity is lost.",
    ),
  maximumPercent: z
    .int()
    .min(100)
    .max(200)
    .default(200)
    .describe(
      "Percent of the desired tasks that may run meanwhile; the extra ones are paid for while they do. Default: 200.",
    ),
  circuitBreaker: z
    .boolean()
    .default(true)
    .describe(
      "Give up and roll back when the new tasks do not start. Default: on; without it ECS tries for ever.",
    ),
  rollbackOnAlarms: z
    .boolean()
    .default(true)
    .describe(
      "Roll back when the service's own alarms fire meanwhile (services behind a load balancer have them).",
    ),
  healthCheckGracePeriodSeconds: z
    .int()
    .min(0)
    .max(2_147_483_647)
    .default(60)
    .describe(
      "Seconds a new task has before a failing check of the load balancer stops it. Default: 60.",
    ),
  zoneRebalancing: z
    .boolean()
    .default(true)
    .describe("Move tasks when one zone has more than another, as after a failure. Default: on."),
  waitForSteadyState: z
    .boolean()
    .default(false)
    .describe(
      "Let `terraform apply` wait until the rollout is over. Default: off; it would take minutes.",
    ),
});

export const deploymentSchema = z
  .discriminatedUnion("strategy", [rollingDeploymentSchema])
  .prefault({ strategy: "rolling" });
