import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { CommandError, isCommandError } from "../lib/errors.mjs";
import { lastWords } from "../rollout/last-words";
import { likelyCause } from "../rollout/likely-cause";
import { type DeployedService, isService } from "../workloads/workload";
import type { Revisions } from "./converge";
import type { Subject } from "./subject";

const EVENTS = 10;

/**
 * A rollout that failed, with what tells why: AWS's reasons are in it already, the last lines of the logs and the
 * likely cause come with it. Other errors are returned as they are.
 */
export async function describeFailure(
  subject: Subject,
  revisions: Revisions,
  error: unknown,
): Promise<unknown> {
  if (!isCommandError(error)) return error;
  const services = subject.workloads.filter(isService);
  const told = (
    await Promise.all(services.map((service) => whatItSaid(subject, service, revisions)))
  ).flat();
  return new CommandError(error.message, {
    hint: [error.hint, ...told].filter((part) => part !== undefined && part !== "").join("\n"),
    exitCode: error.exitCode,
  });
}

async function whatItSaid(
  subject: Subject,
  service: DeployedService,
  revisions: Revisions,
): Promise<string[]> {
  const { context } = subject;
  const stopped = await stoppedTasks(subject, service).catch(() => []);
  // AWS remembers those of earlier releases for an hour.
  const tasks = stopped.filter((one) => one.taskDefinitionArn === revisions.get(service.family));
  const logLines = await lastWords(context, service, tasks);
  const events = await eventsOf(subject, service).catch(() => []);
  const cause = likelyCause(
    { tasks, logLines, events },
    { environment: context.stack.name, workload: service.name },
  );
  return [
    ...(logLines.length > 0 ? [`The last lines of ${service.name}:`] : []),
    ...logLines.map((line) => `  ${line}`),
    ...(cause ? [`Likely: ${cause.cause}. ${cause.advice}`] : []),
  ];
}

async function eventsOf({ ecs }: Subject, { cluster, service }: DeployedService) {
  const answer = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
  const [found] = answer.services ?? [];
  return (found?.events ?? []).slice(0, EVENTS).flatMap(({ message }) => message ?? []);
}

async function stoppedTasks({ ecs }: Subject, { cluster, service }: DeployedService) {
  const asked = { cluster, serviceName: service, desiredStatus: "STOPPED" } as const;
  const { taskArns = [] } = await ecs.send(new ListTasksCommand(asked));
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
  return tasks.filter(failedByItself);
}

/** A rollout stops the old tasks too: that is no failure. */
const failedByItself = ({ stopCode }: Task): boolean => stopCode !== "ServiceSchedulerInitiated";
