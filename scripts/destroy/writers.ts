import {
  ECSClient,
  paginateListServices,
  StopTaskCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import { callingAws, isNotFound } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import { ofType, textOf } from "../state/attributes";
import type { StateEntry } from "../state/document";
import { counted } from "../terminal/counted";
import { tasksLeftIn } from "../workloads/tasks-left";

const POLL_SECONDS = 5;
/** ECS kills what has not stopped after its stop timeout, two minutes at most. */
const PATIENCE_SECONDS = 300;

/**
 * Stops every service and task of the clusters, so that nothing writes to a database after its snapshot and no
 * task holds a network interface. One-off tasks are in no state: Terraform would wait for them in vain.
 * @returns how many tasks ran
 */
export async function stopTasks(
  { stack, access, say }: StackContext,
  entries: readonly StateEntry[],
): Promise<number> {
  const ecs = new ECSClient(clientConfig(access, stack.region));
  let stopped = 0;
  for (const entry of ofType(entries, "aws_ecs_cluster")) {
    const cluster = textOf(entry, "name");
    await callingAws(`stopping the tasks of the cluster ${cluster}`, async () => {
      await scaleToZero(ecs, cluster);
      const tasks = await tasksIn(ecs, cluster);
      if (tasks.length === 0) return;
      say(`Stopping ${counted(tasks.length, "task")} in ${cluster} …`);
      for (const task of tasks) await stop(ecs, cluster, task);
      if (!(await untilStopped(ecs, cluster))) say(`Some tasks of ${cluster} are still stopping.`);
      stopped += tasks.length;
    });
  }
  return stopped;
}

async function scaleToZero(client: ECSClient, cluster: string): Promise<void> {
  await unlessGone(async () => {
    for await (const { serviceArns = [] } of paginateListServices({ client }, { cluster }))
      for (const service of serviceArns)
        await unlessGone(() =>
          client.send(new UpdateServiceCommand({ cluster, service, desiredCount: 0 })),
        );
  });
}

/** Also those that are stopping already: until they have, they write and hold their network interface. */
async function tasksIn(client: ECSClient, cluster: string): Promise<string[]> {
  const tasks: string[] = [];
  await unlessGone(async () => {
    for (const { taskArn = "" } of await tasksLeftIn(client, cluster)) tasks.push(taskArn);
  });
  return tasks;
}

async function stop(ecs: ECSClient, cluster: string, task: string): Promise<void> {
  const reason = "The environment is being destroyed";
  await unlessGone(() => ecs.send(new StopTaskCommand({ cluster, task, reason })));
}

async function untilStopped(ecs: ECSClient, cluster: string): Promise<boolean> {
  const until = Date.now() + PATIENCE_SECONDS * 1000;
  for (;;) {
    if ((await tasksIn(ecs, cluster)).length === 0) return true;
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_SECONDS * 1000));
  }
}

/** What an earlier run destroyed, and what ended by itself meanwhile, needs no stop. */
async function unlessGone(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    const gone = error instanceof Error && /NotActive|InvalidParameter/.test(error.name);
    if (!gone && !isNotFound(error)) throw error;
  }
}
