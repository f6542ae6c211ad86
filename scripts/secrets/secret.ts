/** Where a secret's value comes from, and so who may change it. */
export type SecretKind = "generated" | "supplied" | "database" | "rds";

/** How a workload gets at a secret. */
export interface SecretUse {
  /** Key of the workload in the configuration. */
  readonly workload: string;
  /** `injected`: ECS reads it when a task starts, so a new value takes a restart. `read`: the program does, by its ARN. */
  readonly how: "injected" | "read";
  /** The variable that holds the value, or the ARN. */
  readonly variable: string;
  /** Key of the secret's JSON object that is injected; undefined for all of it. */
  readonly jsonKey?: string;
}

/** A secret of an environment, as its state has it: never with its value. */
export interface DeployedSecret {
  /** `session-key`; `main/owner` of a database. */
  readonly name: string;
  readonly kind: SecretKind;
  readonly arn: string;
  /** Its name in Secrets Manager; empty for one that RDS keeps. */
  readonly awsName: string;
  /** The version that Terraform wrote and goes on reading when it plans; undefined where it writes none. */
  readonly terraformVersion: string | undefined;
  readonly usedBy: readonly SecretUse[];
}

/** The workloads that have a secret injected, each once. */
export const injectedInto = ({ usedBy }: DeployedSecret): string[] => [
  ...new Set(usedBy.filter(({ how }) => how === "injected").map(({ workload }) => workload)),
];
