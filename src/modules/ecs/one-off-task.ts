import type { Construct } from "constructs";
import { Module } from "../../module";
import type { TaskConfig } from "./config";
import { FargateTask } from "./fargate-task";
import type { WorkloadProps } from "./workload-props";

/**
 * A task that runs to its end when somebody starts it, such as a migration. Nothing here starts it,
 * so before the first release of its image nothing runs.
 */
export class OneOffTask extends Module<TaskConfig, WorkloadProps<TaskConfig>> {
  /** The task definition without a revision: ECS runs the latest. */
  readonly family: string;
  readonly logGroupName: string;
  /** Role of tasks that are started for a session; undefined where none are. */
  readonly operationsRoleArn: string | undefined;

  protected readonly task: FargateTask;

  constructor(scope: Construct, id: string, props: WorkloadProps<TaskConfig>) {
    super(scope, id, props);
    this.task = new FargateTask(this, "Task", props);
    this.family = this.task.definition.family;
    this.logGroupName = this.task.logGroup.name;
    this.operationsRoleArn = this.task.operationsRole?.arn;
  }
}
