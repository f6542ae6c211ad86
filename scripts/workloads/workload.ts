/** A container of a workload, as it was last applied. */
export interface DeployedContainer {
  readonly name: string;
  /** Key of one of the platform's images; undefined for one of somebody else. */
  readonly image: string | undefined;
  /** What the last apply made it run, with the digest: a release since may have changed it. */
  readonly uri: string;
  readonly port?: number;
}

interface Deployed {
  /** Its key in the configuration. */
  readonly name: string;
  /** Name of its cluster. */
  readonly cluster: string;
  /** Of its task definitions. */
  readonly family: string;
  /** Name of the log group of its main container and sidecars. */
  readonly logGroup: string;
  /** The main container first. */
  readonly containers: readonly DeployedContainer[];
}

/** A service, as the state of its environment has it. */
export interface DeployedService extends Deployed {
  readonly kind: "service";
  /** Its name in ECS. */
  readonly service: string;
  /** ARNs of the target groups its tasks register with. */
  readonly targetGroups: readonly string[];
}

/** A task that ends, as the state of its environment has it. */
export interface DeployedTask extends Deployed {
  readonly kind: "task";
  /** Name of its schedule in EventBridge Scheduler; undefined for one that is started by hand or by a release. */
  readonly schedule: string | undefined;
  /** Whether it runs to its end before a release of its image. */
  readonly beforeRelease: boolean;
  readonly network: TaskNetwork;
}

/** Where a task runs: who starts one tells ECS. */
export interface TaskNetwork {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly publicIp: boolean;
}

export type DeployedWorkload = DeployedService | DeployedTask;

/** Whether a workload runs an image of the platform, in any of its containers. */
export const runs = ({ containers }: DeployedWorkload, image: string): boolean =>
  containers.some((container) => container.image === image);

export const isService = (workload: DeployedWorkload): workload is DeployedService =>
  workload.kind === "service";
