import { z } from "zod";

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** Who a program is, in its logs and traces. */
export const serviceVariables = {
  SERVICE_NAME: z.string().default("backend"),
  ENVIRONMENT: z.string().default("local"),
  /** The commit that was built; the image sets it. */
  APP_VERSION: z.string().default("development"),
  LOG_LEVEL: z.enum(logLevels, `is none of ${logLevels.join(", ")}`).default("info"),
};

export interface ServiceIdentity {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
}

type Variables = z.output<z.ZodObject<typeof serviceVariables>>;

export const identityOf = (variables: Variables): ServiceIdentity => ({
  service: variables.SERVICE_NAME,
  environment: variables.ENVIRONMENT,
  version: variables.APP_VERSION,
});
