import { z } from "zod";

/** Replaces tasks a few at a time; AWS rolls back by itself when the new ones fail. */
export const rollingDeploymentSchema = z.strictObject({
  strategy: z.literal("rolling").default("rolling"),
  minimumHealthyPercent: z
    .int()
    .min(0)
    .max(100)
    .default(100)
    .describe("Tasks that keep running meanwhile, of the desired number."),
  maximumPercent: z.int().min(100).max(200).default(200).describe("Tasks that may run meanwhile."),
  circuitBreaker: z
    .boolean()
    .default(true)
    .describe("Give up and roll back when the new tasks do not start."),
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
    .describe("Time a new task has before a failing load balancer check stops it."),
  zoneRebalancing: z
    .boolean()
    .default(true)
    .describe("Spread tasks again when a zone has too many."),
  waitForSteadyState: z
    .boolean()
    .default(false)
    .describe("Let `terraform apply` wait until the rollout is over."),
});

export const deploymentSchema = z
  .discriminatedUnion("strategy", [rollingDeploymentSchema])
  .prefault({ strategy: "rolling" });
