import type { Severity } from "../../findings/finding";

/** A type of resource that keeps something which is gone with it. */
export interface Keeping {
  /** What is lost, as a sentence. */
  readonly lost: string;
  /** @default "critical" */
  readonly severity?: Severity;
  /** An argument that keeps AWS from deleting it while it has this value. */
  readonly protectedBy?: readonly [argument: string, value: unknown];
  /** An argument with which it goes without asking, whatever is in it. */
  readonly emptiedBy?: string;
  /** An argument with which Terraform leaves it in AWS. */
  readonly staysWith?: string;
  /** An argument with which it goes without a last snapshot. */
  readonly withoutSnapshot?: string;
}

export const DATABASE =
  "The database is destroyed with everything in it; a last snapshot stays where one is taken.";
export const CACHE =
  "What it holds is gone: sessions and queues too, where it is not only a cache.";
export const FILES = "The file system is deleted with every file on it.";
