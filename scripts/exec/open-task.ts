/** A task that takes sessions. */
export interface OpenTask {
  readonly cluster: string;
  readonly taskArn: string;
  /** Name of the container that people get into. */
  readonly container: string;
  /** As Docker calls the container: part of the name that Session Manager knows it by. */
  readonly runtimeId: string;
}

/** The last part of a task's ARN. */
export const idOf = (taskArn: string): string => taskArn.split("/").at(-1) ?? taskArn;

/** How Session Manager names a container of a task. Source: aws-cli, `ecs execute-command`. */
export const targetOf = ({ cluster, taskArn, runtimeId }: OpenTask): string =>
  `ecs:${cluster}_${idOf(taskArn)}_${runtimeId}`;
