import { z } from "zod";
import type { Config } from "../../schema";

/** How the state of every stack is kept. */
export const stateSchema = z.strictObject({
  locking: z
    .enum(["dynamodb", "s3"])
    .default("dynamodb")
    .describe("What keeps two runs apart: a DynamoDB table, or a lock file in the bucket itself."),
  keepVersionsDays: z
    .int()
    .min(30)
    .max(3653)
    .default(365)
    .describe("Days an old version of a state is kept."),
});

export type StateConfig = Config<typeof stateSchema>;
