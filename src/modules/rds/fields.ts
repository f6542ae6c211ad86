import { z } from "zod";
import { hint } from "../../schema";
import { minutesOf } from "./windows";

/** PostgreSQL versions by shape; AWS says which exist. */
export const versionSchema = z
  .string()
  .regex(
    /^1[3-9](?:\.\d{1,2})?$/,
    hint("is not a PostgreSQL version", "`16` (AWS chooses the newest minor) or `16.8`"),
  );

export const instanceClassSchema = z
  .string()
  .regex(
    /^db\.[a-z]\d[a-z]*\.(?:micro|small|medium|large|(?:\d{1,2})?xlarge)$/,
    hint("is not an instance class", "`db.t4g.micro`, `db.r7g.large`"),
  );

/** Seconds between two measurements of enhanced monitoring. Source: RDS, CreateDBInstance. */
export const MONITORING_SECONDS = [0, 1, 5, 10, 15, 30, 60] as const;

/** Words that SQL keeps for itself. Source: PostgreSQL, "SQL Key Words", those marked as reserved. */
const RESERVED = new Set(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint
  create current_catalog current_date current_role current_time current_timestamp current_user
  default deferrable desc distinct do else end except false fetch for foreign from grant group having
  in initially intersect into lateral leading limit localtime localtimestamp not null offset on only
  or order placing primary references returning select session_user some symmetric system_user table
  then to trailing true union unique user using variadic when where window with`.split(/\s+/),
);

const notReserved = (name: string): boolean => !RESERVED.has(name);

/** The first user of a database; RDS takes `postgres` and refuses what is reserved. */
export const masterUserSchema = z
  .string()
  .regex(
    /^(?!(?:rdsadmin|admin|rds_\w*|pg_\w*)$)[a-z][a-z0-9_]{0,62}$/,
    hint("is not a name RDS takes for a user", "`owner`"),
  )
  .refine(notReserved, hint("is a word that SQL keeps for itself", "`owner`"));

/** A role of PostgreSQL beside the first one; `postgres` would be taken for that. */
export const userSchema = masterUserSchema.refine(
  (name) => name !== "postgres",
  hint("is not a name RDS takes for a user", "`application`"),
);

export const databaseNameSchema = z
  .string()
  .regex(
    /^(?!(?:rdsadmin|template[01])$)[a-z][a-z0-9_]{0,62}$/,
    hint("is not a database name", "`app`"),
  )
  .refine(notReserved, hint("is a word that SQL keeps for itself", "`app`"));

/** `rds.force_ssl` has a field of its own, because switching TLS off takes a reason. */
export const parameterNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_.]*$/, hint("is not a parameter's name", "`work_mem`"))
  .refine(
    (name) => name !== "rds.force_ssl",
    hint("is not set here", 'the field `forceTls`: `{ value: false, reason: "…" }`'),
  );

const day = "(?:mon|tue|wed|thu|fri|sat|sun)";
const time = "(?:[01]\\d|2[0-3]):[0-5]\\d";

const windowSchema = (example: string, shape: string) =>
  z
    .string()
    .regex(new RegExp(`^${shape}$`), hint("is not a window in UTC", `\`${example}\``))
    .refine(
      (window) => minutesOf(window) >= 30,
      hint("is shorter than the 30 minutes RDS asks for", `\`${example}\``),
    );

export const backupWindowSchema = windowSchema("02:00-03:00", `${time}-${time}`);

export const maintenanceWindowSchema = windowSchema(
  "sun:03:30-sun:04:30",
  `${day}:${time}-${day}:${time}`,
);
