import { z } from "zod";
import {
  type Config,
  hint,
  nameSchema,
  scheduleExpressionSchema,
  timeZoneSchema,
} from "../../schema";

const cooldown = (seconds: number) => z.int().min(0).max(3600).default(seconds);

const tasksFrom = (least: number) => z.int().min(least).max(5000);

/** Keeps a metric near a value by adding and removing tasks. */
export const targetPolicySchema = z
  .strictObject({
    kind: z.literal("target").describe("Keeps a metric near a value."),
    metric: z
      .enum(["cpu", "memory", "requests-per-target"])
      .describe(
        "What is measured: cpu and memory in percent of the tasks', requests a minute and task.",
      ),
    target: z
      .number()
      .positive()
      .max(1_000_000)
      .optional()
      .describe(
        "Value the metric is kept near. Default: 70 (percent) for cpu and memory, 1000 for requests.",
      ),
    scaleOutCooldownSeconds: cooldown(60).describe(
      "Seconds after adding tasks before it adds more. Default: 60: too few tasks hurt at once.",
    ),
    scaleInCooldownSeconds: cooldown(300).describe(
      "Seconds after taking tasks away before it takes more. Default: 300: too many only cost.",
    ),
  })
  .refine((policy) => policy.metric === "requests-per-target" || (policy.target ?? 70) <= 100, {
    ...hint("is more than 100 percent", "a percentage, such as 70"),
    path: ["target"],
  })
  .transform((policy) => ({
    ...policy,
    target: policy.target ?? (policy.metric === "requests-per-target" ? 1000 : 70),
  }));

/**
 * Sets the range of tasks from a time on, e.g. fewer in the night. It holds until the next schedule,
 * so one of a service's schedules sets the range of `tasks` again.
 */
export const scheduledPolicySchema = z.strictObject({
  kind: z.literal("schedule").describe("Sets the range of tasks from a time on."),
  name: nameSchema.describe("What it is called among the service's schedules, such as `night`."),
  schedule: scheduleExpressionSchema.describe("When it sets the range."),
  timeZone: timeZoneSchema,
  minimum: tasksFrom(0).describe("Tasks that run at least, from then on."),
  maximum: tasksFrom(0).describe("Tasks that run at most, from then on."),
});

export const scalingPolicySchema = z.discriminatedUnion("kind", [
  targetPolicySchema,
  scheduledPolicySchema,
]);

/** A number of tasks, or the range that scaling may use. */
export const tasksSchema = z
  .union([
    tasksFrom(0),
    z.strictObject({
      minimum: tasksFrom(0).describe("Tasks that run however little there is to do."),
      maximum: tasksFrom(1).describe("Tasks that scaling may pay for, and no more."),
    }),
  ])
  .transform((given) => (typeof given === "number" ? { minimum: given, maximum: given } : given));

export type TargetPolicy = Config<typeof targetPolicySchema>;
export type ScheduledPolicy = Config<typeof scheduledPolicySchema>;
export type ScalingPolicy = Config<typeof scalingPolicySchema>;
export type TaskRange = Config<typeof tasksSchema>;
