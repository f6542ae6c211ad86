import { setTimeout as wait } from "node:timers/promises";
import { DescribeServicesCommand, ECSClient, type Service, type Task } from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import { type Patience, patient } from "../aws/patience";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { batchesOf } from "../status/reading";
import { counted } from "../terminal/counted";
import { tasksLeftIn } from "../workloads/tasks-left";
import type { DeployedService } from "../workloads/workload";

type Place = Pick<StackContext, "stack" | "access">;

const POLL_MILLISECONDS = 3000;
/** After that many failures in a row, some ten minutes, nobody waits for the network any more. */
export const FAILURES = 20;
/** Source: ECS's API Reference, DescribeServices. */
const SERVICES_A_CALL = 10;

export const ecsOf = ({ access, stack }: Place) =>
  new ECSClient(clientConfig(access, stack.region));

/** What ECS says of services, by their names there; one that it does not know is left out. */
export async function describedServices(
  place: Place,
  services: readonly DeployedService[],
  asking: Patience = callingAws,
): Promise<ReadonlyMap<string, Service>> {
  const found = new Map<string, Service>();
  for (const cluster of clustersOf(services))
    for (const batch of batchesOf(
      services.filter((one) => one.cluster === cluster).map(({ service }) => service),
      SERVICES_A_CALL,
    )) {
      const answer = await asking("looking at the services (ecs:DescribeServices)", () =>
        ecsOf(place).send(new DescribeServicesCommand({ cluster, services: batch })),
      );
      for (const one of answer.services ?? [])
        if (one.status === "ACTIVE") found.set(one.serviceName ?? "", one);
    }
  return found;
}

const clustersOf = (services: readonly DeployedService[]): string[] => [
  ...new Set(services.map(({ cluster }) => cluster)),
];

export interface WaitingForTasks {
  readonly services: readonly DeployedService[];
  readonly clusters: readonly string[];
  readonly minutes: number;
  readonly signal: AbortSignal;
}

/**
 * Waits until every task has stopped: those of services, also while they drain, and those that somebody or a schedule
 * started, which end by themselves. Throttling and a network that is away are waited out.
 * @throws where some still run when the time is over; an `AbortError` when nobody waits any more
 */
export async function untilNoTasks(
  context: StackContext,
  { services, clusters, minutes, signal }: WaitingForTasks,
): Promise<void> {
  const deadline = Date.now() + minutes * 60_000;
  const asking = patient({ say: context.say, repeats: FAILURES });
  for (let told = ""; ; ) {
    signal.throwIfAborted();
    const left = tasksInWords(
      services,
      await describedServices(context, services, asking),
      await tasksIn(context, clusters, asking),
    );
    if (left.length === 0) return;
    const words = left.join(", ");
    if (words !== told) context.say(`  still running: ${words}`);
    told = words;
    if (Date.now() >= deadline) throw tooLong(context.stack.name, words, minutes);
    await wait(POLL_MILLISECONDS, undefined, { signal });
  }
}

async function tasksIn(
  place: Place,
  clusters: readonly string[],
  asking: Patience,
): Promise<Task[]> {
  const doing = "looking for tasks that still run (ecs:ListTasks, ecs:DescribeTasks)";
  const ecs = ecsOf(place);
  const left: Task[] = [];
  for (const cluster of clusters)
    left.push(...(await asking(doing, () => tasksLeftIn(ecs, cluster))));
  return left;
}

/** By service, what is there of it and what ECS means to start; then the families of tasks that no service runs. */
export function tasksInWords(
  services: readonly DeployedService[],
  described: ReadonlyMap<string, Pick<Service, "runningCount" | "pendingCount">>,
  left: readonly Pick<Task, "group">[],
): string[] {
  const groups = left.map(({ group = "" }) => group);
  const ofServices = services.flatMap(({ name, service }) => {
    const { runningCount = 0, pendingCount = 0 } = described.get(service) ?? {};
    const there = groups.filter((group) => group === `service:${service}`).length;
    const count = Math.max(runningCount + pendingCount, there);
    return count > 0 ? [`${counted(count, "task")} of ${name}`] : [];
  });
  const known = new Set(services.map(({ service }) => `service:${service}`));
  const others = groups
    .filter((group) => !known.has(group))
    .map((group) => group.replace(/^(?:family|service):/, "a task of "));
  return [...new Set([...ofServices, ...others])];
}

const tooLong = (environment: string, left: string, minutes: number) =>
  new CommandError(`not all tasks of ${environment} ended within ${minutes} min: ${left}`, {
    hint: `No service starts new ones, and database and network are still there for these. When they have ended, devops-platform pause ${environment} again goes on; \`aws ecs stop-task\` ends one at once.`,
    exitCode: exitCodes.failed,
  });
