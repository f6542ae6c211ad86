import { setTimeout as wait } from "node:timers/promises";
import {
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  RunTaskCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { placedIn } from "../workloads/placed-in";
import type { DeployedTask } from "../workloads/workload";

const POLL_SECONDS = 3;

export interface TaskRun {
  /** ARN of the revision that runs. */
  readonly taskDefinition: string;
  /** Who started it: up to 36 letters, digits, `-`, `/` and `_`. */
  readonly startedBy: string;
  readonly say: (line: string) => void;
  /** How long it is waited for; it is never stopped, as nobody knows what it would leave half-done. */
  readonly minutes: number;
  /** Variables of its main container that differ from its task definition. @default none */
  readonly variables?: Readonly<Record<string, string>>;
  /** Ends the waiting: the task goes on. */
  readonly leave: AbortSignal;
}

/** Runs a task to its end; how it ended is in what it returns. It is never stopped from here. */
export async function runTask(ecs: ECSClient, task: DeployedTask, run: TaskRun): Promise<Task> {
  await refuseSecond(ecs, task);
  const until = Date.now() + run.minutes * 60_000;
  let standing = await begin(ecs, task, run);
  let told = "";
  for (;;) {
    const status = standing.lastStatus ?? "";
    if (status !== told) run.say(`  ${task.name}: ${status.toLowerCase()}`);
    told = status;
    if (status === "STOPPED") return standing;
    if (Date.now() >= until) throw tooSlow(task, standing, run.minutes);
    await wait(POLL_SECONDS * 1000, undefined, { signal: run.leave }).catch(() => {
      throw left(task, standing);
    });
    standing = await describe(ecs, task, standing);
  }
}

/** One that was left alone may still run, and two migrations at once are none. */
async function refuseSecond(
  ecs: ECSClient,
  { cluster, family, name }: DeployedTask,
): Promise<void> {
  const answer = await callingAws(`asking whether ${name} runs already`, () =>
    ecs.send(new ListTasksCommand({ cluster, family, desiredStatus: "RUNNING" })),
  );
  const [running] = answer.taskArns ?? [];
  if (running === undefined) return;
  throw new CommandError(`${name} runs already: ${running.split("/").at(-1)}`, {
    hint: "Wait until it has ended; `devops-platform logs` shows what it does.",
    exitCode: exitCodes.refused,
  });
}

const left = ({ name }: DeployedTask, { taskArn = "" }: Task): CommandError =>
  new CommandError(`interrupted while ${name} runs`, {
    hint: `It goes on as task ${taskArn.split("/").at(-1)}. Nothing was released; wait for its end before you release again.`,
    exitCode: exitCodes.interrupted,
  });

const tooSlow = ({ name, cluster }: DeployedTask, { taskArn = "" }: Task, minutes: number) =>
  new CommandError(`${name} did not end within ${minutes} min`, {
    hint: `It goes on as task ${taskArn.split("/").at(-1)}, and nothing was released. \`devops-platform logs\` shows what it does; to give it up: aws ecs stop-task --cluster ${cluster} --task ${taskArn}`,
    exitCode: exitCodes.rollout,
  });

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
        ...(run.variables && { overrides: overriding(name, run.variables) }),
        networkConfiguration: placedIn(network),
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

const overriding = (name: string, variables: Readonly<Record<string, string>>) => ({
  containerOverrides: [
    { name, environment: Object.entries(variables).map(([name, value]) => ({ name, value })) },
  ],
});

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
