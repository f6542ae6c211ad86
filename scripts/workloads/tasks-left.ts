import {
  DescribeTasksCommand,
  type ECSClient,
  paginateListTasks,
  type Task,
} from "@aws-sdk/client-ecs";
import { batchesOf } from "../status/reading";

/** Source: ECS's API Reference, DescribeTasks. */
const TASKS_A_CALL = 100;

/**
 * Tasks of a cluster that have not stopped, also those that were told to: while they drain they still use network and
 * databases, though ECS counts and lists them no longer as running.
 */
export async function tasksLeftIn(client: ECSClient, cluster: string): Promise<Task[]> {
  const left: Task[] = [];
  for (const desiredStatus of ["RUNNING", "STOPPED"] as const)
    for await (const { taskArns = [] } of paginateListTasks({ client }, { cluster, desiredStatus }))
      for (const tasks of batchesOf(taskArns, TASKS_A_CALL)) {
        const answer = await client.send(new DescribeTasksCommand({ cluster, tasks }));
        left.push(...(answer.tasks ?? []).filter(({ lastStatus }) => lastStatus !== "STOPPED"));
      }
  // One may be told to stop between the two lists.
  return [...new Map(left.map((task) => [task.taskArn, task])).values()];
}
