/** Something that happened to a service. */
export type Happening = DeploymentChange | TaskChange | ServiceEvent;

interface Happened {
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface DeploymentChange extends Happened {
  readonly kind: "deployment";
  readonly id: string;
  /** `acme-dev-api:7` */
  readonly revision: string;
  /** AWS's word; `REPLACED` for one that is no longer listed. */
  readonly state: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly failed: number;
  readonly reason: string;
}

export interface TaskChange extends Happened {
  readonly kind: "task";
  readonly id: string;
  readonly revision: string;
  /** AWS's word: PROVISIONING, PENDING, ACTIVATING, RUNNING, …, STOPPED. */
  readonly status: string;
  /** Empty before its container has a health check that answered. */
  readonly health: string;
  /** Why it stopped, with its containers' exit codes. */
  readonly reason: string;
}

export interface ServiceEvent extends Happened {
  readonly kind: "event";
  readonly id: string;
  readonly message: string;
}
