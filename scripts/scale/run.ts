import { setTimeout as wait } from "node:timers/promises";
import { DescribeServicesCommand, ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { refusePaused } from "../pause/refuse";
import { refuseClosed } from "../pause/refuse-closed";
import { Stopping } from "../release/stopping";
import { contextFor } from "../stacks/context-for";
import { holdingLock } from "../state/holding";
import { askToGoOn } from "../terminal/ask";
import { counted } from "../terminal/counted";
import { say } from "../terminal/say";
import { deployedEnvironment, serviceNamed } from "../workloads/deployed";
import type { DeployedService } from "../workloads/workload";
import type { ScaleFlags } from "./command";
import { requireInRange } from "./range";

const POLL_SECONDS = 3;

export interface ScaleRequest {
  readonly environment: string;
  readonly service: string;
  readonly tasks: number;
}

/** Sets how many tasks a service runs, and waits until they do. */
export async function runScale(
  root: string,
  request: ScaleRequest,
  { yes = false, timeout }: ScaleFlags,
): Promise<void> {
  const { environment, tasks } = request;
  const context = await contextFor(root, environment, { yes });
  const deployed = await deployedEnvironment(context);
  const service = serviceNamed(deployed, environment, request.service);
  await refusePaused(context, deployed.state, "nothing is scaled");
  await refuseClosed(context, deployed, "nothing is scaled");
  await requireInRange(context, service, request);
  await askToGoOn(`Run ${counted(tasks, "task")} of ${service.name} in ${environment}?`, { yes });
  await holdingLock(context, `scaling ${service.name} of ${environment}`, async () => {
    const kept = await requireInRange(context, service, request);
    await setCount(context, service, { tasks, timeout });
    if (kept?.followsMetrics)
      say(`Its metrics go on moving it between ${kept.minimum} and ${kept.maximum}.`);
  });
}

/** A signal ends the watching, not what AWS was asked for. */
function setCount(
  { stack, access }: StackContext,
  { name, cluster, service }: DeployedService,
  { tasks, timeout }: { readonly tasks: number; readonly timeout: number },
): Promise<void> {
  const ecs = new ECSClient(clientConfig(access, stack.region));
  const stopping = new Stopping();
  return stopping.during(async () => {
    await callingAws(`setting the number of tasks of ${service} (ecs:UpdateService)`, () =>
      ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount: tasks })),
    );
    const deadline = Date.now() + timeout * 60_000;
    for (let told = -1; ; ) {
      const answer = await callingAws(`looking at ${service} (ecs:DescribeServices)`, () =>
        ecs.send(new DescribeServicesCommand({ cluster, services: [service] })),
      );
      const { runningCount = 0, events = [] } = answer.services?.[0] ?? {};
      if (runningCount !== told) say(`  ${name}: ${runningCount} of ${counted(tasks, "task")} run`);
      told = runningCount;
      if (runningCount === tasks) return;
      stopping.here(
        `AWS goes on scaling ${name}, and nobody watches: devops-platform status ${stack.name}`,
      );
      if (Date.now() >= deadline)
        throw tooSlow(name, stack.name, { timeout, event: events[0]?.message });
      await wait(POLL_SECONDS * 1000, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }, say);
}

const tooSlow = (
  name: string,
  environment: string,
  { timeout, event }: { readonly timeout: number; readonly event: string | undefined },
) =>
  new CommandError(`the tasks of ${name} do not all run after ${timeout} min`, {
    hint: [
      event && `ECS says: ${event}`,
      `AWS goes on with it: devops-platform why ${environment} ${name}`,
    ]
      .filter(Boolean)
      .join("\n"),
    exitCode: exitCodes.rollout,
  });
