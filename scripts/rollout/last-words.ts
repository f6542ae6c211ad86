import { CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { Task } from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import type { StackContext } from "../lib/stack-context";
import type { DeployedWorkload } from "../workloads/workload";

const LINES = 10;
const TASKS = 2;

/**
 * The last lines that the main container of stopped tasks logged, oldest first. It never fails: what is to be
 * explained went wrong already.
 */
export async function lastWords(
  { stack, access }: Pick<StackContext, "stack" | "access">,
  { name, logGroup }: DeployedWorkload,
  tasks: readonly Task[],
): Promise<string[]> {
  const client = new CloudWatchLogsClient(clientConfig(access, stack.region));
  const lines: string[] = [];
  for (const { taskArn = "" } of tasks.slice(0, TASKS)) {
    // Source: ECS Developer Guide, awslogs-stream-prefix: prefix, container, id of the task.
    const logStreamName = `ecs/${name}/${taskArn.split("/").at(-1)}`;
    const asked = { logGroupName: logGroup, logStreamName, limit: LINES, startFromHead: false };
    const answer = await client.send(new GetLogEventsCommand(asked)).catch(() => undefined);
    lines.push(...(answer?.events ?? []).flatMap(({ message }) => message?.trim() || []));
  }
  return lines;
}
