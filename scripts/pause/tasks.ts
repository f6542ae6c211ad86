import { setTimeout as wait } from "node:timers/promises";
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  paginateListTasks,
  type Service,
} from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { batchesOf } from "../status/reading";
import { counted } from "../terminal/counted";
import type { DeployedService } from "../workloads/workload";

type Place = Pick<StackContext, "stack" | "access">;

const POLL_MILLISECONDS = 3000;
/** Source: ECS's API Reference, DescribeServices and DescribeTasks. */
const SERVICES_A_CALL = 10;
const TASKS_A_CALL = 100;

export const ecsOf = ({ access, stack }: Place) =>
  new ECSClient(clientConfig(access, stack.region));

/** What ECS says of services, by their names there; one that it does not know is left out. */
export async function describedServices(
  place: Place,
  services: readonly DeployedService[],
): Promise<ReadonlyMap<string, Service>> {
  const found = new Map<string, Service>();
  for (const cluster of clustersOf(services))
    for (const batch of batchesOf(
      services.filter((one) => one.cluster === cluster).map(({ service }) => service),
      SERVICES_A_CALL,
    )) {
      const answer = await callingAws("looking at the services (ecs:DescribeServices)", () =>
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
 * Waits until no task runs: those of services, and those that somebody or a schedule started, which end by themselves.
 * @throws where some still run when the time is over; an `AbortError` when nobody waits any more
 */
export async function untilNoTasks(
  context: StackContext,
  { services, clusters, minutes, signal }: WaitingForTasks,
): Promise<void> {
  const deadline = Date.now() + minutes * 60_000;
  for (let told = ""; ; ) {
    const left = [
      ...(await tasksOfServices(context, services)),
      ...(await otherTasks(context, clusters)),
    ];
    if (left.length === 0) return;
    const words = left.join(", ");
    if (words !== told) context.say(`  still running: ${words}`);
    told = words;
    if (Date.now() >= deadline) throw tooLong(context.stack.name, words, minutes);
    await wait(POLL_MILLISECONDS, undefined, { signal });
  }
}

async function tasksOfServices(place: Place, services: readonly DeployedService[]) {
  const described = await describedServices(place, services);
  return services.flatMap(({ name, service }) => {
    const { runningCount = 0, pendingCount = 0 } = described.get(service) ?? {};
    const count = runningCount + pendingCount;
    return count > 0 ? [`${counted(count, "task")} of ${name}`] : [];
  });
}

/** Families of tasks that no service runs. */
async function otherTasks(place: Place, clusters: readonly string[]): Promise<string[]> {
  const ecs = ecsOf(place);
  const groups: string[] = [];
  for (const cluster of clusters)
    await callingAws(
      "looking for tasks that still run (ecs:ListTasks, ecs:DescribeTasks)",
      async () => {
        for await (const { taskArns = [] } of paginateListTasks({ client: ecs }, { cluster }))
          for (const tasks of batchesOf(taskArns, TASKS_A_CALL)) {
            const answer = await ecs.send(new DescribeTasksCommand({ cluster, tasks }));
            groups.push(...(answer.tasks ?? []).map(({ group = "" }) => group));
          }
      },
    );
  return [...new Set(groups.filter((group) => !group.startsWith("service:")))].map((group) =>
    group.replace(/^family:/, "a task of "),
  );
}

const tooLong = (environment: string, left: string, minutes: number) =>
  new CommandError(`not all tasks of ${environment} ended within ${minutes} min: ${left}`, {
    hint: `No service starts new ones, and database and network are still there for these. When they have ended, devops-platform pause ${environment} again goes on; \`aws ecs stop-task\` ends one at once.`,
    exitCode: exitCodes.failed,
  });
