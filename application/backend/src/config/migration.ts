import { z } from "zod";
import { across } from "./across";
import { databaseChecks, databaseConfig, databaseVariables } from "./database";
import { seconds } from "./fields";
import { checkPassword } from "./passwords";
import { identityOf, serviceVariables } from "./service";

const applicationChecks = across<Readonly<Record<string, unknown>>>((values, report) => {
  checkPassword("DATABASE_APPLICATION", values, report);
  if (values.DATABASE_APPLICATION_USER !== undefined) return;
  for (const name of ["DATABASE_APPLICATION_SECRET_ARN", "DATABASE_APPLICATION_PASSWORD"]) {
    if (values[name] !== undefined) report(name, "is given without DATABASE_APPLICATION_USER");
  }
});

/** Everything the migration task reads from its environment. */
export const migrationSchema = z
  .object({
    ...serviceVariables,
    ...databaseVariables,
    /** The role of the API, which gets its rights here; without one nobody gets any. */
    DATABASE_APPLICATION_USER: z.string().optional(),
    DATABASE_APPLICATION_SECRET_ARN: z.string().optional(),
    DATABASE_APPLICATION_PASSWORD: z.string().optional(),
    /** A migration may take long; default: an hour. */
    DATABASE_STATEMENT_TIMEOUT_SECONDS: seconds(1, 86_400).default(3_600_000),
  })
  .check(databaseChecks, applicationChecks)
  .transform((variables) => ({
    identity: identityOf(variables),
    logLevel: variables.LOG_LEVEL,
    database: databaseConfig(variables),
    application: applicationOf(variables),
  }));

export type MigrationConfig = z.output<typeof migrationSchema>;

function applicationOf(variables: {
  readonly DATABASE_APPLICATION_USER?: string | undefined;
  readonly DATABASE_APPLICATION_SECRET_ARN?: string | undefined;
  readonly DATABASE_APPLICATION_PASSWORD?: string | undefined;
}) {
  const user = variables.DATABASE_APPLICATION_USER;
  if (user === undefined) return undefined;
  const secretArn = variables.DATABASE_APPLICATION_SECRET_ARN;
  const value = variables.DATABASE_APPLICATION_PASSWORD;
  return { user, password: secretArn ? { secretArn } : value ? { value } : undefined };
}
