import { z } from "zod";
import { parseCidr } from "./cidr";
import type { DeepReadonly } from "./deep-readonly";
import { isSchedule } from "./schedule";

/** What a schema yields: every default filled in, and nobody changes it. */
export type Config<T extends z.ZodType> = DeepReadonly<z.output<T>>;

/**
 * The building blocks that the modules' schemas share. A refusal says what is wrong and what to
 * write instead, in one text, so that it also reads well where a module's schema is used alone;
 * `reads` names the neighbouring fields that a refinement looked at.
 */
export const hint = (wrong: string, write: string, reads: readonly string[] = []) => ({
  error: `${wrong}${WRITE}${write}`,
  params: { reads },
});

/** Parts what is wrong from what to write in the text of a {@link hint}. */
export const WRITE = "; write ";

/** What an AWS resource name and a Terraform address both take: `api`, `user-import`. */
export const nameSchema = z
  .string()
  .regex(
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,31}$/,
    hint(
      "is not a name",
      "a lower-case letter, then up to 31 letters, digits or single hyphens, such as `user-import`",
    ),
  )
  .regex(/^(?!constructor$)/, hint("is a word that JavaScript keeps for itself", "another name"));

/** A record keyed by such names, empty by default. */
export const named = <T extends z.ZodType>(value: T) => z.record(nameSchema, value).default({});

/** Why a rule of the house does not hold here; a reviewer reads it, so it is a sentence. */
export const reasonSchema = z
  .string()
  .trim()
  .min(12, hint("is too short to be a reason", "a sentence that a reviewer can agree with"))
  .max(400)
  .describe("Why a rule of the house does not hold here, as a sentence for the reviewer.");

/**
 * A field whose safe value may be given up on purpose: the plain value, or
 * `{ value, reason }` where a rule demands a reason. Always read as `.value` afterwards.
 */
export const withReason = <T extends z.ZodType>(value: T) =>
  z
    .union([
      z.strictObject({
        value: value.describe("What the field says, as it is written where no reason is needed."),
        reason: reasonSchema.optional(),
      }),
      value,
    ])
    .transform(
      (given) => (isValueObject(given) ? given : { value: given }) as WithReason<z.output<T>>,
    );

/**
 * Lets what is durable be destroyed: what refuses its own deletion no longer does. What keeps data on the
 * way out (final snapshots, recovery windows, backups, the wait of keys) stays.
 */
export const allowDestroySchema = z.strictObject({
  reason: reasonSchema.describe("Why it may go; `destroy` shows it before it asks for the name."),
});

export type AllowDestroy = Config<typeof allowDestroySchema>;

/** A field read through {@link withReason}. */
export interface WithReason<T> {
  readonly value: T;
  readonly reason?: string | undefined;
}

const isValueObject = (given: unknown): boolean =>
  typeof given === "object" && given !== null && !Array.isArray(given) && "value" in given;

export const accountIdSchema = z
  .string()
  .regex(/^\d{12}$/, hint("is not an AWS account id", "twelve digits in quotes"));

export const regionSchema = z
  .string()
  .regex(
    /^[a-z]{2}(?:-[a-z]+)+-\d$/,
    hint("is not an AWS region", "a region's code, such as `eu-west-1`"),
  );

export const arnSchema = (service: string, example: string) =>
  z
    .string()
    .regex(
      new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:(?:\\d{12}|aws)?:.+$`),
      hint(`is not an ARN of ${service}`, example),
    );

export const kmsKeyArnSchema = arnSchema(
  "kms",
  "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000",
);

export const hostedZoneIdSchema = z
  .string()
  .regex(
    /^Z[A-Z0-9]{1,31}$/,
    hint("is not a hosted zone id", "the id of the zone, such as `Z0123456789ABCDEFGHIJ`"),
  );

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

/** A DNS name; `wildcard` also takes `*.example.com`. */
export const domainSchema = (options: { readonly wildcard: boolean }) =>
  z
    .string()
    .max(253)
    .regex(
      new RegExp(`^${options.wildcard ? "(?:\\*\\.)?" : ""}(?:${label}\\.)+[a-z]{2,63}$`),
      hint(
        "is not a domain name",
        options.wildcard ? "`api.example.com` or `*.example.com`" : "`api.example.com`",
      ),
    );

/** Days CloudWatch Logs can keep events (its API refuses every other number). */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

export const logRetentionSchema = z.literal(
  LOG_RETENTION_DAYS,
  hint(
    "is not a retention that CloudWatch takes",
    `one of ${LOG_RETENTION_DAYS.join(", ")} (days)`,
  ),
);

/** Environment variables: what a POSIX shell and every runtime take. */
export const variableNameSchema = z
  .string()
  .regex(
    /^[A-Z_][A-Z0-9_]*$/,
    hint("is not a variable name", "capitals, digits and `_`, such as `LOG_LEVEL`"),
  )
  .max(255);

export const portSchema = z.int().min(1).max(65535);

/** An absolute path inside a container. */
export const containerPathSchema = z
  .string()
  .regex(
    /^(?!.*\/\.{1,2}(?:\/|$))\/(?:[\w.@-]+\/?)+$/,
    hint("is not an absolute path without `.` and `..`", "`/tmp`"),
  );

/** An address range in CIDR notation. The shape is in the JSON Schema too; its boundary is not. */
export const cidrSchema = z
  .string()
  .regex(/^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/, {
    ...hint("is not an IPv4 range in CIDR notation", "`10.0.0.0/16`"),
    abort: true,
  })
  .refine(
    (text) => parseCidr(text) !== undefined,
    hint("is not an IPv4 CIDR range that starts on its own boundary", "`10.0.0.0/16`"),
  );

/** `rate(5 minutes)`, `cron(0 3 * * ? *)` or `at(2026-01-01T00:00:00)`, as EventBridge Scheduler reads them. */
export const scheduleExpressionSchema = z
  .string()
  .refine(
    isSchedule,
    hint(
      "is not a schedule",
      "`rate(1 hour)`, `rate(5 minutes)` or `cron(0 3 * * ? *)`: six fields (minute, hour, day of the month, month, day of the week, year), one of the two days is `?`",
    ),
  );

export const timeZoneSchema = z
  .string()
  .regex(/^(?:UTC|[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z0-9_+-]+)+)$/, {
    ...hint("is not a time zone", "`UTC` or `Europe/Madrid`"),
    abort: true,
  })
  .refine(isTimeZone, hint("is not a time zone that exists", "`UTC` or `Europe/Madrid`"))
  .default("UTC")
  .describe("Zone that the schedule's times are in, summer time included. Default: UTC.");

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export const LIFECYCLES = ["disposable", "durable"] as const;

/**
 * `disposable`: may be destroyed and made again at any time; nothing in it is protected.
 * `durable`: what keeps data is protected, what goes is kept for a while, and the rules for
 * production apply. {@link allowDestroySchema} lifts the protection alone.
 */
export type Lifecycle = (typeof LIFECYCLES)[number];
