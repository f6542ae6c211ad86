import { z } from "zod";
import { type Config, cidrSchema, hint, nameSchema, portSchema } from "../schema";

/** Something outside the environment that workloads connect to: a hosted database, a partner's API. */
export const externalSchema = z.strictObject({
  provides: z
    .enum(["postgres", "redis", "mongodb", "http"])
    .describe(
      "What speaks there; decides which variables are handed over. `http` adds a URL, with TLS on every port but 80.",
    ),
  host: z
    .string()
    .max(253)
    .regex(
      /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/,
      hint(
        "is not a host",
        "its name or address alone, such as `db.example.com`, without scheme, port and path",
      ),
    )
    .describe("Its name or address, handed over as `…_HOST`."),
  port: portSchema.describe("Where it listens: handed over, and the only port let out to."),
  databaseName: z
    .string()
    .optional()
    .describe("Database to use there, handed over as `…_NAME`. Default: none is handed over."),
  secret: nameSchema
    .optional()
    .describe(
      "Secret of this environment with the credentials: the JSON object `{ username, password }`, or for `http` the key itself.",
    ),
  ranges: z
    .array(cidrSchema)
    .min(1)
    .describe("Addresses the host has; traffic to them on `port` is let out."),
});

export type ExternalConfig = Config<typeof externalSchema>;
