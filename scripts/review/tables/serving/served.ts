import type { Severity } from "../../findings/finding";

/** A type of resource that something answers through. */
export interface Serving {
  /** What does not work while it is away, as a sentence. */
  readonly away: string;
  /** @default "high" */
  readonly severity?: Severity;
  /** The argument that only one at a time can have: while it stays, a second one cannot be made first. */
  readonly unique?: string;
  /** What is another one even where the new one is there first: `DNS name`. */
  readonly changes?: string;
}
