import { setTimeout as wait } from "node:timers/promises";
import { DescribeTasksCommand, type ECSClient, type Task } from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { reasonsOf } from "../rollout/explain";
import { likelyCause } from "../rollout/likely-cause";
import { idOf, type OpenTask } from "./open-task";

const POLL = 1000;
/** Fargate needs a minute or two for an image of some hundred MB. */
const PATIENCE_MINUTES = 5;

export interface Awaited {
  readonly environment: string;
  readonly workload: string;
  readonly cluster: string;
  readonly taskArn: string;
  readonly container: string;
  readonly say: (line: string) => void;
  /** Ends the waiting with an `AbortError`. */
  readonly signal: AbortSignal;
}

/** Waits until a task runs and the agent in it answers, which ECS tells a little later. */
export async function untilOpen(ecs: ECSClient, awaited: Awaited): Promise<OpenTask> {
  const { cluster, taskArn, container, signal, say } = awaited;
  const until = Date.now() + PATIENCE_MINUTES * 60_000;
  for (let told = ""; ; ) {
    const task = await lookAt(ecs, awaited);
    const status = task.lastStatus ?? "";
    if (status !== told) say(`  ${status.toLowerCase()}`);
    told = status;
    if (status === "STOPPED" || task.desiredStatus === "STOPPED") throw didNotStart(awaited, task);
    const runtimeId = runtimeIdOf(task, awaited);
    if (runtimeId !== undefined) return { cluster, taskArn, container, runtimeId };
    if (Date.now() >= until) throw tooSlow(awaited, status);
    await wait(POLL, undefined, { signal });
  }
}

async function lookAt(ecs: ECSClient, { cluster, taskArn, workload }: Awaited): Promise<Task> {
  const { tasks = [] } = await callingAws(`looking at a task of ${workload}`, () =>
    ecs.send(new DescribeTasksCommand({ cluster, tasks: [taskArn] })),
  );
  const [task] = tasks;
  if (task) return task;
  throw new CommandError(`AWS no longer knows the task ${idOf(taskArn)}`, {
    hint: "It was stopped by somebody else. Try again.",
    exitCode: exitCodes.rollout,
  });
}

/** Undefined where the agent does not answer yet. */
function runtimeIdOf({ containers = [] }: Task, awaited: Awaited): string | undefined {
  const container = containers.find(({ name }) => name === awaited.container);
  const agent = container?.managedAgents?.find(({ name }) => name === "ExecuteCommandAgent");
  if (agent?.lastStatus === "STOPPED") throw agentEnded(awaited, agent.reason);
  return agent?.lastStatus === "RUNNING" ? container?.runtimeId : undefined;
}

function didNotStart({ environment, workload, taskArn }: Awaited, task: Task): CommandError {
  const cause = likelyCause({ tasks: [task] }, { environment, workload });
  const lines = [
    ...reasonsOf([task]),
    ...(cause ? [`Likely cause: ${cause.cause}`, cause.advice] : []),
  ];
  return new CommandError(`the task ${idOf(taskArn)} of ${workload} did not stay up`, {
    hint: lines.join("\n") || "AWS gives no reason.",
    exitCode: exitCodes.rollout,
  });
}

const agentEnded = ({ workload, taskArn }: Awaited, reason = "AWS gives no reason") =>
  new CommandError(`the agent of ECS Exec ended in the task ${idOf(taskArn)} of ${workload}`, {
    hint: `${reason}. It needs a root that it can write to, and a role with the ssmmessages actions.`,
    exitCode: exitCodes.rollout,
  });

const tooSlow = ({ workload, taskArn }: Awaited, status: string) =>
  new CommandError(
    `the task ${idOf(taskArn)} of ${workload} takes no sessions after ${PATIENCE_MINUTES} min`,
    {
      hint: `It is ${status.toLowerCase() || "nowhere"}. Where it runs, its agent cannot reach Session Manager: that takes a NAT gateway, a public address or the interface endpoint ssmmessages.`,
      exitCode: exitCodes.rollout,
    },
  );
