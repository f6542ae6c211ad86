import { randomUUID } from "node:crypto";
import {
  DeregisterTaskDefinitionCommand,
  type ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
} from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import { latestRevision } from "../release/revisions";
import { placedIn } from "../workloads/placed-in";
import { operationsDefinition } from "./operations-definition";
import { requireReleased, type WayIn } from "./way-in";

/** A task that was started for a session and ends with it. */
export interface OperationsTask {
  readonly taskArn: string;
  stop(): Promise<void>;
}

export interface OperationsRequest {
  readonly environment: string;
  readonly way: WayIn;
  readonly roleArn: string;
  readonly minutes: number;
}

/**
 * Starts a task of what a workload runs. Its revision is deregistered as soon as it has started: ECS lets it run on,
 * and whatever kills us later leaves a task that ends by itself and nothing else.
 */
export async function startOperationsTask(
  ecs: ECSClient,
  { environment, way, roleArn, minutes }: OperationsRequest,
): Promise<OperationsTask> {
  const { workload } = way;
  const revision = await latestRevision(ecs, workload.family);
  const container = workload.containers[0]?.name ?? workload.name;
  const image = revision.definition.containerDefinitions?.find(({ name }) => name === container);
  requireReleased(environment, workload.name, image?.image ?? "");
  const definition = operationsDefinition(revision, { container, roleArn, minutes });
  const { taskDefinition } = await callingAws(
    `registering a task definition for a session (ecs:RegisterTaskDefinition, iam:PassRole)`,
    () => ecs.send(new RegisterTaskDefinitionCommand(definition)),
  );
  const arn = taskDefinition?.taskDefinitionArn ?? "";
  const startedBy = `devops-platform-${randomUUID().slice(0, 8)}`;
  try {
    const taskArn = await run(ecs, way, arn, startedBy);
    return { taskArn, stop: () => stop(ecs, workload.cluster, taskArn) };
  } catch (error) {
    // The answer may have been lost on its way, and the task be there.
    await stopStartedBy(ecs, workload.cluster, startedBy).catch(() => {});
    throw error;
  } finally {
    await callingAws("deregistering the task definition of the session", () =>
      ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: arn })),
    ).catch(() => {});
  }
}

async function run(
  ecs: ECSClient,
  { workload, network }: WayIn,
  taskDefinition: string,
  startedBy: string,
): Promise<string> {
  const { tasks = [], failures = [] } = await callingAws(
    `starting a task for a session (ecs:RunTask)`,
    () =>
      ecs.send(
        new RunTaskCommand({
          cluster: workload.cluster,
          taskDefinition,
          startedBy,
          clientToken: startedBy,
          launchType: "FARGATE",
          enableExecuteCommand: true,
          propagateTags: "TASK_DEFINITION",
          enableECSManagedTags: true,
          networkConfiguration: placedIn(network),
        }),
      ),
  );
  const [started] = tasks;
  if (started?.taskArn !== undefined) return started.taskArn;
  const reasons = failures.map(({ reason, detail }) => detail ?? reason);
  throw new CommandError(`AWS did not start a task of ${workload.name}`, {
    hint: reasons.join("\n") || "AWS gives no reason.",
    exitCode: exitCodes.rollout,
  });
}

async function stopStartedBy(ecs: ECSClient, cluster: string, startedBy: string): Promise<void> {
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, startedBy }));
  for (const task of taskArns) await stop(ecs, cluster, task);
}

const stop = (ecs: ECSClient, cluster: string, task: string): Promise<void> =>
  callingAws("stopping the task of the session (ecs:StopTask)", async () => {
    await ecs.send(new StopTaskCommand({ cluster, task, reason: "Its session has ended" }));
  });
