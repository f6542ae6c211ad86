import type { DeployOn } from "../../src/modules/delivery/config";
import type { Roles } from "./roles";

/** A stack that a change touches, or may touch. */
export interface Touched {
  /** How the change touches it, in words. */
  readonly why: string;
  readonly account: string;
  readonly region: string;
}

export interface AffectedEnvironment extends Touched, Roles {
  readonly environment: string;
  /** ARN of what deploys it. */
  readonly role: string;
  readonly deployOn: DeployOn;
  readonly lifecycle: "disposable" | "durable";
  /** Where a browser goes; null where that is known only once it is deployed. */
  readonly url: string | null;
}

/** A stack that no workflow applies: an administrator does. */
export interface AdministeredStack extends Touched, Roles {
  readonly environment: string;
}

export interface AffectedImage {
  readonly image: string;
  readonly why: string;
  /** The runner of GitHub's that has the image's architecture, so that nothing is emulated. */
  readonly runner: string;
  /** ARN of what pushes it, and the region of the registry. */
  readonly role: string;
  readonly region: string;
  /** Names of the environments that run it. */
  readonly environments: readonly string[];
}

/** What a change touches. */
export interface Affected {
  /** The commit that the change is measured from; null where everything counts. */
  readonly base: string | null;
  /** Why everything counts as touched; null where it does not. */
  readonly everything: string | null;
  readonly environments: readonly AffectedEnvironment[];
  readonly images: readonly AffectedImage[];
  readonly administered: readonly AdministeredStack[];
  /** Environments that are configured no more. Nothing destroys what is deployed of them. */
  readonly removed: readonly string[];
  /** Whether the platform has `delivery`, without which the roles that are named do not exist. */
  readonly delivery: boolean;
}
