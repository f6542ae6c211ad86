import {
  DescribeTasksCommand,
  type ECSClient,
  paginateListTasks,
  type Task,
} from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { DeployedService } from "../workloads/workload";
import { idOf } from "./open-task";

/** As many as AWS describes at once. Source: Amazon ECS API Reference, DescribeTasks. */
const AT_ONCE = 100;

/**
 * A task of a service that takes sessions, to open one in; one that runs before one that only starts.
 * @param wanted its id or the beginning of it; any where it is left out
 */
export async function runningTask(
  ecs: ECSClient,
  environment: string,
  { cluster, service, name }: DeployedService,
  wanted: string | undefined,
): Promise<string> {
  const { all, tasks } = await callingAws(`asking which tasks of ${name} run`, async () => {
    const all = await tasksOf(ecs, cluster, service);
    const fit = all.filter((arn) => wanted === undefined || idOf(arn).startsWith(wanted));
    return { all, tasks: await described(ecs, cluster, fit) };
  });
  // ECS says it of each task: what it was when the task started stays.
  const open = tasks.filter(({ enableExecuteCommand }) => enableExecuteCommand !== false);
  const found = open.find(({ lastStatus }) => lastStatus === "RUNNING") ?? open[0];
  if (found?.taskArn !== undefined) return found.taskArn;
  if (tasks.length > 0) throw tooOld(environment, name, tasks);
  if (all.length > 0 && wanted !== undefined)
    throw new CommandError(`${name} of ${environment} has no task ${wanted}`, {
      hint: `It has: ${all.map(idOf).join(", ")}.`,
      exitCode: exitCodes.usage,
    });
  throw new CommandError(`no task of ${name} runs in ${environment}`, {
    hint: `devops-platform status ${environment} shows what runs, devops-platform why ${environment} ${name} why not. Before its first release it has no tasks: devops-platform deploy-app ${environment}`,
  });
}

async function tasksOf(ecs: ECSClient, cluster: string, serviceName: string): Promise<string[]> {
  const arns: string[] = [];
  const asked = { cluster, serviceName, desiredStatus: "RUNNING" } as const;
  for await (const { taskArns = [] } of paginateListTasks({ client: ecs }, asked))
    arns.push(...taskArns);
  return arns;
}

async function described(
  ecs: ECSClient,
  cluster: string,
  arns: readonly string[],
): Promise<Task[]> {
  const found: Task[] = [];
  for (let from = 0; from < arns.length; from += AT_ONCE) {
    const some = arns.slice(from, from + AT_ONCE);
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: some }));
    found.push(...tasks);
  }
  return found;
}

const tooOld = (environment: string, name: string, tasks: readonly Task[]) =>
  new CommandError(
    tasks.length === 1
      ? `the task of ${name} in ${environment} takes no sessions`
      : `none of the ${tasks.length} tasks of ${name} in ${environment} takes sessions`,
    {
      hint: `They were started before \`exec: true\` was deployed. New ones take sessions: devops-platform restart ${environment} ${name}`,
      exitCode: exitCodes.refused,
    },
  );
