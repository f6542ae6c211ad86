import type { Access } from "../aws/access";
import type { Reader } from "./reading";

/** What everything that looks at an environment is given. */
export interface Looking {
  readonly access: Access;
  readonly region: string;
  readonly reader: Reader;
  /** The moment that the figures are of. */
  readonly now: Date;
}
