import type { Arn } from "../../leftovers/classify";
import type { Inquiry } from "./inquiry";
import type { Values } from "./wanted";

/** Something with the environment's tags, taken apart. */
export interface Candidate extends Arn {
  readonly tags: Readonly<Record<string, string>>;
}

/** How it is found out whether a resource of one type is there already, and what the provider imports it by. */
export type Way = Tags | Asking | Trying | Anew;

/** The tagging API found it: it has the environment's tags. */
export interface Tags {
  readonly by: "tags";
  /** As its ARN says: `ec2:subnet`. */
  readonly kind: string;
  /** Whether it is the one that is planned, as far as ARN and tags tell. */
  readonly is: (found: Candidate, planned: Values) => boolean;
  /** Its import id. */
  readonly id: (found: Candidate, planned: Values) => string | undefined;
  /** Arguments that only Terraform can read: it is the one where they are as planned. */
  readonly alike?: readonly string[];
}

/** Its own service is asked: no search by tags finds it. */
export interface Asking {
  readonly by: "asking";
  /** The import ids of those that are the planned one. */
  readonly ask: (inquiry: Inquiry, planned: Values) => Promise<readonly string[]>;
}

/** Terraform is asked, by a plan that imports it: it has neither tags nor a service that is asked here. */
export interface Trying {
  readonly by: "trying";
  /** Its import id; undefined while what it belongs to is not there. */
  readonly id: (planned: Values) => string | undefined;
  /** Whether what is there is the environment's own. */
  readonly isOurs: (there: Values, planned: Values) => boolean;
}

/** It needs no import. */
export interface Anew {
  readonly by: "anew";
  readonly because: string;
}
