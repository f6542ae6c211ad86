import { z } from "zod";
import { type Config, variableNameSchema } from "../schema";

/**
 * What a workload asks of something it connects to. The key in `connections` is the other side's:
 * a database, a service with a port, or an external host.
 */
export const connectionSchema = z.strictObject({
  as: variableNameSchema
    .optional()
    .describe(
      "Start of the variables' names. Default: the key in capitals, e.g. `MAIN` gives `MAIN_HOST`.",
    ),
  user: z
    .enum(["application", "owner"])
    .default("application")
    .describe(
      "Databases: `application` may read and write rows; `owner` may change the schema and is for tasks such as migrations.",
    ),
  poolSize: z
    .int()
    .min(1)
    .max(1000)
    .default(10)
    .describe(
      "Databases: connections that each task of it keeps open at most, handed over as `<PREFIX>_POOL_SIZE`; those of all tasks must fit into the database's `max_connections`. Default: 10.",
    ),
  reads: z
    .enum(["primary", "replica"])
    .default("primary")
    .describe(
      "Databases with `replicas`: where statements that only read go, for applications that follow `<PREFIX>_READS`. A replica is behind by some milliseconds, and more under load: what was just written may not be there yet. `replica`: each task keeps a further pool open to each replica. Default: `primary`.",
    ),
  inject: z
    .enum(["reference", "value"])
    .default("reference")
    .describe(
      "`reference`: the ARN of the secret, read at run time, so a rotation needs no restart. `value`: the secret's value as a variable; the service must restart when it rotates.",
    ),
});

export const connectionsSchema = z.record(z.string(), connectionSchema).default({});

export type ConnectionConfig = Config<typeof connectionSchema>;
