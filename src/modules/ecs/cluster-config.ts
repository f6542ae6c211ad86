import { z } from "zod";
import { type Config, hint, logRetentionSchema } from "../../schema";

/**
 * How tasks are spread over Fargate and Fargate Spot. Spot costs up to 70 % less and may be taken
 * back with two minutes' notice; `base` tasks always run on plain Fargate.
 */
export const capacitySchema = z
  .strictObject({
    fargate: z
      .int()
      .min(0)
      .max(1000)
      .default(1)
      .describe("Weight of plain Fargate: its share of the tasks. Default: 1."),
    spot: z
      .int()
      .min(0)
      .max(1000)
      .default(0)
      .describe(
        "Weight of Fargate Spot, up to 70 % cheaper; AWS may take a task back with two minutes' notice. Default: 0.",
      ),
    base: z
      .int()
      .min(0)
      .max(100000)
      .default(0)
      .describe("Tasks that plain Fargate runs before the weights count. Default: 0."),
  })
  .refine(
    (capacity) => capacity.fargate + capacity.spot > 0,
    hint("has no weight at all", "a weight above 0 for `fargate` or `spot`"),
  );

export const clusterSchema = z.strictObject({
  containerInsights: z
    .enum(["disabled", "enabled", "enhanced"])
    .default("enabled")
    .describe(
      "Metrics of tasks and containers, priced as custom metrics: some 0.30 USD each and month.",
    ),
  capacity: capacitySchema
    .prefault({})
    .describe(
      "How tasks are spread over Fargate and Spot, for services that do not say; scheduled tasks always run on plain Fargate, the default.",
    ),
  execLogRetentionDays: logRetentionSchema
    .default(90)
    .describe("Days that what was typed and shown in ECS Exec sessions is kept. Default: 90."),
});

export type CapacityConfig = Config<typeof capacitySchema>;
export type ClusterConfig = Config<typeof clusterSchema>;
