import { z } from "zod";
import { databaseChecks, databaseConfig, databaseVariables } from "./database";
import { seconds } from "./fields";
import { identityOf, serviceVariables } from "./service";

/** Everything that the check of restored data reads from its environment. */
export const checkDataSchema = z
  .object({
    ...serviceVariables,
    ...databaseVariables,
    /** To read a whole table may take long; default: an hour. */
    DATABASE_STATEMENT_TIMEOUT_SECONDS: seconds(1, 86_400).default(3_600_000),
  })
  .check(databaseChecks)
  .transform((variables) => ({
    identity: identityOf(variables),
    database: databaseConfig(variables),
  }));

export type CheckDataConfig = z.output<typeof checkDataSchema>;
