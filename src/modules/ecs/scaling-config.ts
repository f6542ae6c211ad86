import { z } from "zod";
import {
  type Config,
  hint,
  nameSchema,
  scheduleExpressionSchema,
  timeZoneSchema,
} from "../../schema";

const cooldown = (seconds: number) => z.int().min(0).max(3600).default(seconds);

/** Keeps a metric near a value by adding and removing tasks. */
export const targetPolicySchema = z
  .strictObject({
    kind: z.literal("target"),
    metric: z
      .enum(["cpu", "memory", "requests-per-target"])
      .describe("cpu and memory in percent; requests a minute and task."),
    target: z
      .number()
      .positive()
      .max(1_000_000)
      .optional()
      .describe("Default: 70 (percent) for cpu and memory, 1000 for requests."),
    scaleOutCooldownSeconds: cooldown(60),
    scaleInCooldownSeconds: cooldown(300),
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
  kind: z.literal("schedule"),
  name: nameSchema,
  schedule: scheduleExpressionSchema,
  timeZone: timeZoneSchema,
  minimum: z.int().min(0).max(5000),
  maximum: z.int().min(0).max(5000),
});

export const scalingPolicySchema = z.discriminatedUnion("kind", [
  targetPolicySchema,
  scheduledPolicySchema,
]);

/** A number of tasks, or the range that scaling may use. */
export const tasksSchema = z
  .union([
    z.int().min(0).max(5000),
    z.strictObject({ minimum: z.int().min(0).max(5000), maximum: z.int().min(1).max(5000) }),
  ])
  .transform((given) => (typeof given === "number" ? { minimum: given, maximum: given } : given));

export type TargetPolicy = Config<typeof targetPolicySchema>;
export type ScheduledPolicy = Config<typeof scheduledPolicySchema>;
export type ScalingPolicy = Config<typeof scalingPolicySchema>;
export type TaskRange = Config<typeof tasksSchema>;
