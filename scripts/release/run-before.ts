import type { Task } from "@aws-sdk/client-ecs";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { reasonsOf } from "../rollout/explain";
import { lastWords } from "../rollout/last-words";
import { likelyCause } from "../rollout/likely-cause";
import type { DeployedTask } from "../workloads/workload";
import { revisionWith } from "./converge";
import { runTask, succeeded } from "./run-task";
import type { Subject } from "./subject";

/** The tasks that run to their end before a release of an image. */
export const tasksBefore = ({ workloads, image }: Subject): DeployedTask[] =>
  workloads
    .filter((workload) => workload.kind === "task")
    .filter(({ beforeRelease, containers }) => beforeRelease && containers[0]?.image === image);

export interface BeforeOptions {
  /** Told of each that succeeded. */
  readonly onRun: (task: string) => void;
  /** Ends the waiting. */
  readonly leave: AbortSignal;
  /** How long each may take. */
  readonly minutes: number;
}

/** How long a migration may take where nobody says it. */
export const MIGRATION_MINUTES = 60;

/**
 * Runs what has to run before the services get an image, such as migrations, one after the other.
 * @throws what did not succeed, with its last words; those that ran before it stay done
 */
export async function runBefore(
  subject: Subject,
  digest: string,
  { onRun, leave, minutes }: BeforeOptions,
): Promise<void> {
  const { context, ecs } = subject;
  for (const task of tasksBefore(subject)) {
    context.say(`Running ${task.name} of the new image …`);
    const taskDefinition = await revisionWith(subject, task, digest);
    const startedBy = `release/${digest.slice("sha256:".length, "sha256:".length + 12)}`;
    const { say } = context;
    const run = { taskDefinition, startedBy, say, leave, minutes };
    const ended = await runTask(ecs, task, run);
    onRun(task.name);
    if (!succeeded(ended, task)) throw await taskFailed(subject, task, ended);
  }
}

async function taskFailed(
  { context }: Subject,
  task: DeployedTask,
  ended: Task,
): Promise<CommandError> {
  const logLines = await lastWords(context, task, [ended]);
  const cause = likelyCause(
    { tasks: [ended], logLines },
    { environment: context.stack.name, workload: task.name },
  );
  return new CommandError(`${task.name} failed, so nothing was released`, {
    hint: [
      ...reasonsOf([ended]),
      ...logLines.map((line) => `  ${line}`),
      ...(cause ? [cause.cause, cause.advice] : []),
    ].join("\n"),
    exitCode: exitCodes.rollout,
  });
}
