import { z } from "zod";

/** A whole number from a variable's text. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, "is not a whole number")
    .transform(Number)
    .pipe(z.number().min(least, `is less than ${least}`).max(most, `is more than ${most}`));

export const port = whole(1, 65535);

/** Seconds from a variable, as the milliseconds that Node counts in. */
export const seconds = (least: number, most: number) =>
  whole(least, most).transform((value) => value * 1000);

/** A list with commas between its entries; nothing is the empty list. */
export const list = z
  .string()
  .transform((text) => text.split(",").map((entry) => entry.trim()))
  .transform((entries) => entries.filter((entry) => entry !== ""));

export const onOff = z
  .enum(["on", "off"], "is neither `on` nor `off`")
  .transform((value) => value === "on");
