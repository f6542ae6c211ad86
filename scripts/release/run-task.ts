import { setTimeout as wait } from "node:timers/promises";
import {
  DescribeTasksCommand,
  type ECSClient,
  RunTaskCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { DeployedTask } from "../workloads/workload";

const POLL_SECONDS = 3;

export interface TaskRun {
  /** ARN of the revision that runs. */
  readonly taskDefinition: string;
  /** Who started it, for those who look at the task: up to 36 letters. */
  readonly startedBy: string;
  readonly say: (line: string) => void;
}

/** Runs a task to its end; how it ended is in what it returns. It is never stopped from here. */
export async function runTask(ecs: ECSClient, task: DeployedTask, run: TaskRun): Promise<Task> {
  let standing = await begin(ecs, task, run);
  let told = "";
  for (;;) {
    const status = standing.lastStatus ?? "";
    if (status !== told) run.say(`  ${task.name}: ${status.toLowerCase()}`);
    told = status;
    if (status === "STOPPED") return standing;
    await wait(POLL_SECONDS * 1000);
    standing = await describe(ecs, task, standing);
  }
}

async function begin(ecs: ECSClient, task: DeployedTask, run: TaskRun): Promise<Task> {
  const { cluster, name, network } = task;
  const answer = await callingAws(`starting the task ${name}`, () =>
    ecs.send(
      new RunTaskCommand({
        cluster,
        taskDefinition: run.taskDefinition,
        startedBy: run.startedBy.slice(0, 36),
        launchType: "FARGATE",
        propagateTags: "TASK_DEFINITION",
        enableECSManagedTags: true,
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: [...network.subnets],
            securityGroups: [...network.securityGroups],
            assignPublicIp: network.publicIp ? "ENABLED" : "DISABLED",
          },
        },
      }),
    ),
  );
  const [started] = answer.tasks ?? [];
  if (started) return started;
  const reasons = (answer.failures ?? []).map(({ reason, detail }) => detail ?? reason);
  throw new CommandError(`AWS did not start the task ${name}`, {
    hint: reasons.join("\n") || "AWS gives no reason.",
    exitCode: exitCodes.rollout,
  });
}

async function describe(ecs: ECSClient, task: DeployedTask, before: Task): Promise<Task> {
  const tasks = [before.taskArn ?? ""];
  const answer = await callingAws(`following the task ${task.name}`, () =>
    ecs.send(new DescribeTasksCommand({ cluster: task.cluster, tasks })),
  );
  const [now] = answer.tasks ?? [];
  if (now) return now;
  throw new CommandError(`AWS no longer knows the task ${task.name}`, {
    hint: "How it ended is in its logs alone.",
    exitCode: exitCodes.rollout,
  });
}

/** Whether a task's main container ran to its end and all went well; sidecars are stopped with it. */
export const succeeded = ({ containers = [] }: Task, { name }: DeployedTask): boolean =>
  containers.some((container) => container.name === name && container.exitCode === 0);
