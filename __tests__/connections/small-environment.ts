import { environmentSchema } from "../../src/envs/environment";
import { environmentLiteral } from "../support/literals";

/** Parts put in place of the small environment's own. */
export type Parts = Parameters<typeof environmentLiteral>[0];

/** The small environment with these parts, by the schema alone: the checks are about other things. */
export const environmentOf = (parts: Parts = {}) =>
  environmentSchema.parse(environmentLiteral(parts));
