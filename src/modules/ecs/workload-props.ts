import type { IResolvable, ITerraformDependable } from "cdktf";
import type { Statement } from "../../iam";
import type { ModuleProps } from "../../module";
import type { CapacityConfig } from "./cluster-config";
import type { Images } from "./images";

/** The cluster that a workload runs in; {@link Cluster} has one. */
export interface ClusterReference {
  readonly arn: string;
  readonly name: string;
  /** Service Connect's namespace: services of one namespace reach each other by name. */
  readonly namespaceArn: string;
  /** Where the commands of ECS Exec sessions go. */
  readonly execLogGroup: { readonly name: string; readonly arn: string };
  /** For services that do not say. */
  readonly capacity: CapacityConfig;
  /** Has to be there first, and may only go when no service is left. */
  readonly capacityProviders: ITerraformDependable;
}

/** A secret's value as a variable. */
export interface SecretValue {
  readonly arn: string;
  /**
   * Key within a secret that is a JSON object.
   * @default the whole secret
   */
  readonly field?: string;
}

/** What a workload is given by what surrounds it. */
export interface WorkloadProps<WorkloadConfig> extends ModuleProps<WorkloadConfig> {
  /** The workload's key: `api`. */
  readonly name: string;
  readonly cluster: ClusterReference;
  readonly network: {
    readonly subnetIds: readonly string[];
    readonly securityGroupIds: readonly string[];
    /**
     * What has to be there before a task starts, and may only go after the last one: the subnets'
     * ways out, and the rules of its security groups. Without it the first tasks may fail to get
     * their image, and three failures end a deployment for good.
     * @default nothing
     */
    readonly ready?: readonly ITerraformDependable[];
  };
  /** By container: the workload's name, and its sidecars'. */
  readonly images: Images;
  /**
   * False while the environment is paused: then nothing runs and nothing scales.
   * @default it is never paused
   */
  readonly running?: IResolvable;
  /**
   * Whether office hours rewrite the range of its tasks.
   * @default the range is the configured one
   */
  readonly opensAndCloses?: boolean;
  /** ARNs of the secrets that the configuration names, by key. */
  readonly secretArns?: Readonly<Record<string, string>>;
  /** ARNs of the parameters that the configuration's settings name, by key. */
  readonly settingArns?: Readonly<Record<string, string>>;
  /** Variables of the main container that what it connects to hands over. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The same, with values that ECS reads from a secret when a task starts. */
  readonly secretValues?: Readonly<Record<string, SecretValue>>;
  /** What the process may do in AWS. */
  readonly grants?: readonly Statement[];
}
