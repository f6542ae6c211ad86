import { z } from "zod";
import { type Config, hint, timeZoneSchema } from "../../schema";
import { DAYS, minutesOfDay } from "./hours";

/** Less between two days' hours leaves no time to stop what the next morning starts. */
const CLOSED_AT_LEAST_MINUTES = 60;
const MINUTES_A_DAY = 24 * 60;

const timeSchema = z
  .string()
  .regex(
    /^(?:[01]\d|2[0-3]):[0-5]\d$/,
    hint("is not a time of day", "hours and minutes, such as `08:00` or `19:30`"),
  );

/** When an environment is open: outside of these hours nothing in it runs. */
export const officeHoursSchema = z
  .strictObject({
    days: z
      .array(z.enum(DAYS))
      .min(1)
      .refine(
        (days) => new Set(days).size === days.length,
        hint("names a day twice", "each day once"),
      )
      .describe("Days on which it opens, by their first three letters: `MON` to `SUN`."),
    from: timeSchema.describe(
      "When the services start. Databases are started 15 minutes before, as AWS takes minutes to do it.",
    ),
    to: timeSchema.describe(
      "When the services stop, later on the same day. Databases are stopped 10 minutes after, when the last task has ended.",
    ),
    timeZone: timeZoneSchema,
  })
  .superRefine(({ from, to }, context) => {
    const open = minutesOfDay(to) - minutesOfDay(from);
    const refuse = (message: string, write: string) => {
      const { error, params } = hint(message, write, ["from"]);
      context.addIssue({ code: "custom", path: ["to"], input: to, message: error, params });
    };
    if (open === 0) refuse("is when it opens, so it would never", `a time after ${from}`);
    if (open < 0)
      refuse(
        "is before it opens: hours do not go over midnight",
        `a time after ${from} on the same day, at most 23:59`,
      );
    if (open > MINUTES_A_DAY - CLOSED_AT_LEAST_MINUTES)
      refuse(
        "leaves it closed for less than an hour, in which databases cannot stop and start again",
        "an earlier time, or leave out `officeHours`",
      );
  });

export type OfficeHoursConfig = Config<typeof officeHoursSchema>;
