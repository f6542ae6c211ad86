import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  type DesiredStatus,
  type ECSClient,
  ListTasksCommand,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";
import type { Patience } from "../aws/patience";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { DeployedService } from "../workloads/workload";

/** A service and its tasks at one moment. */
export interface Look {
  readonly service: Service;
  /** Also those that stopped within about the last hour. */
  readonly tasks: readonly Task[];
}

export type Watched = Pick<DeployedService, "name" | "cluster" | "service">;

/** Source: ECS's API Reference, DescribeTasks; ListTasks has pages of as many. */
const TASKS_A_CALL = 100;

export async function lookAtService(
  client: ECSClient,
  patience: Patience,
  watched: Watched,
): Promise<Look> {
  const { cluster, service, name } = watched;
  const [described, running, stopped] = await Promise.all([
    patience(`looking at ${name} (ecs:DescribeServices)`, () =>
      client.send(new DescribeServicesCommand({ cluster, services: [service] })),
    ),
    listTasks(client, patience, watched, "RUNNING"),
    listTasks(client, patience, watched, "STOPPED"),
  ]);
  const [found] = described.services ?? [];
  if (!found) throw gone(watched);
  const tasks = await describeTasks(client, patience, watched, [...running, ...stopped]);
  return { service: found, tasks };
}

async function listTasks(
  client: ECSClient,
  patience: Patience,
  { cluster, service, name }: Watched,
  desiredStatus: DesiredStatus,
): Promise<string[]> {
  const arns: string[] = [];
  let nextToken: string | undefined;
  do {
    const command = new ListTasksCommand({
      cluster,
      serviceName: service,
      desiredStatus,
      ...(nextToken !== undefined && { nextToken }),
    });
    const page = await patience(`listing the tasks of ${name} (ecs:ListTasks)`, () =>
      client.send(command),
    );
    arns.push(...(page.taskArns ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return arns;
}

async function describeTasks(
  client: ECSClient,
  patience: Patience,
  { cluster, name }: Watched,
  arns: readonly string[],
): Promise<Task[]> {
  const tasks: Task[] = [];
  for (let start = 0; start < arns.length; start += TASKS_A_CALL) {
    const batch = arns.slice(start, start + TASKS_A_CALL);
    const page = await patience(`looking at the tasks of ${name} (ecs:DescribeTasks)`, () =>
      client.send(new DescribeTasksCommand({ cluster, tasks: batch })),
    );
    tasks.push(...(page.tasks ?? []));
  }
  return tasks;
}

const gone = ({ name, cluster, service }: Watched) =>
  new CommandError(`AWS knows no service ${service} in the cluster ${cluster}`, {
    hint: `Somebody deleted it: the next devops-platform deploy makes ${name} again.`,
    exitCode: exitCodes.aws,
  });
