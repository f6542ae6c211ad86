import { z } from "zod";
import { hint, reasonSchema } from "../../../src/schema";
import { KINDS, SEVERITIES } from "../findings/finding";

/** What follows from a finding. `deny` fails the review, unless --fail-on says otherwise. */
export const LEVELS = ["deny", "warn", "note", "allow"] as const;

export type Level = (typeof LEVELS)[number];

const pattern = z.string().min(1).max(300);

const whenSchema = z
  .strictObject({
    kind: z.enum(KINDS).optional().describe("What it means: `data-loss`, `exposure` …"),
    rule: pattern.optional().describe("Which rule found it; `*` stands for any text."),
    severity: z.enum(SEVERITIES).optional().describe("At least as bad as this."),
    type: pattern.optional().describe("The resource's type; `*` stands for any text."),
    address: pattern.optional().describe("The resource's address; `*` stands for any text."),
    environment: pattern.optional().describe("The environment's name; `*` stands for any text."),
  })
  .describe("Which findings it is about: all that is given must hold.");

/** The day until which an allowance holds. */
const dateSchema = z.iso.date(hint("is not a day", "the last day it holds, such as `2027-03-31`"));

const judging = z.strictObject({
  level: z.literal(["deny", "warn", "note"]),
  when: whenSchema,
  reason: reasonSchema.optional(),
});

const allowing = z.strictObject({
  level: z.literal("allow"),
  when: whenSchema.refine(
    ({ rule, type, address, environment }) =>
      [rule, type, address, environment].some((one) => one !== undefined && one !== "*"),
    hint(
      "allows everything of its kind",
      "a `rule`, a `type`, an `address` or an `environment` as well",
      ["rule", "type", "address", "environment"],
    ),
  ),
  reason: reasonSchema,
  expires: dateSchema.describe("The last day it holds."),
});

export const policySchema = z.discriminatedUnion("level", [judging, allowing]);

export const policyFileSchema = z.strictObject({
  policies: z.array(policySchema).max(1000),
});

export type Policy = z.output<typeof policySchema>;
