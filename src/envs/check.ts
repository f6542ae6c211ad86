import type { Problem } from "../problem";
import type { Environment } from "./environment";
import type { Platform } from "./platform-schema";

/** What a check that crosses modules is given. */
export interface CheckInput {
  readonly environment: Environment;
  readonly platform: Platform;
}

/** A check that no module can make alone. It returns every problem it finds and never throws. */
export type Check = (input: CheckInput) => Problem[];
