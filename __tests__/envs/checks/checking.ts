import type { Check } from "../../../src/envs/check";
import { environmentSchema } from "../../../src/envs/environment";
import { loadPlatform } from "../../../src/envs/loading/load";
import { environmentLiteral, platformLiteral } from "../../support/literals";

type Literal = { readonly [key: string]: unknown };

/** What one check alone says of the small environment with these parts. */
export const checking =
  (check: Check) =>
  (environment: Literal, platform: Literal = {}) =>
    check({
      environment: environmentSchema.parse(environmentLiteral(environment)),
      platform: loadPlatform(platformLiteral(platform)),
    });
