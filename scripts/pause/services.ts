import { setTimeout as wait } from "node:timers/promises";
import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import type { PausedService } from "../../src/modules/pause/pause-value";
import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import { CLOSED, readRange, writeRange } from "../release/scaling";
import type { Rollout } from "../rollout/look";
import type { DeployedService } from "../workloads/workload";
import type { PlannedService } from "./planned";
import { describedServices, ecsOf } from "./tasks";

/** What services run and may run now, by workload. */
export async function rememberServices(
  context: StackContext,
  services: readonly DeployedService[],
): Promise<Record<string, PausedService>> {
  const described = await describedServices(context, services);
  const remembered: Record<string, PausedService> = {};
  for (const service of services) {
    const desired = described.get(service.service)?.desiredCount ?? 0;
    const { minimum, maximum } = (await readRange(context, service)) ?? CLOSED;
    remembered[service.name] = { desired, minimum, maximum };
  }
  return remembered;
}

/** Takes services to no tasks and keeps scaling from starting any. What is so already is left alone. */
export async function closeServices(
  context: StackContext,
  services: readonly DeployedService[],
): Promise<void> {
  const described = await describedServices(context, services);
  for (const service of services) {
    const range = await readRange(context, service);
    if (range && !(range.maximum === 0 && range.suspended))
      await writeRange(context, service, CLOSED);
    if ((described.get(service.service)?.desiredCount ?? 0) > 0) await update(context, service, 0);
  }
}

/** How a service comes back. */
export interface Opening {
  readonly service: DeployedService;
  /** What it ran before; undefined for one that was made while the environment was paused. */
  readonly before: PausedService | undefined;
  /** Undefined for one that is no longer configured, and that the next deploy takes away. */
  readonly planned: PlannedService | undefined;
}

/** How many tasks a service comes back with, in which range; undefined for one that stays closed. */
export function openedTo({ before, planned }: Omit<Opening, "service">): PausedService | undefined {
  if (planned?.suspended || (!planned && !before)) return undefined;
  const range = planned && !(planned.rangeIsLeft && before?.maximum) ? planned : (before ?? CLOSED);
  const { minimum, maximum } = range;
  const desired = Math.min(Math.max(before?.desired ?? minimum, minimum), maximum);
  return { desired, minimum, maximum };
}

/**
 * Starts a service again, as a deployment of its own, so that AWS watches over its tasks and tells when they are well;
 * then its scaling.
 * @returns what to follow; undefined where it has no tasks
 */
export async function openService(
  context: StackContext,
  opening: Opening,
): Promise<Rollout | undefined> {
  const to = openedTo(opening);
  if (!to) return undefined;
  const { service } = opening;
  const found = (await describedServices(context, [service])).get(service.service);
  if (!found) return undefined;
  if ((found.desiredCount ?? 0) < to.desired) await update(context, service, to.desired);
  await writeRange(context, service, { ...to, suspended: false });
  const { cluster, service: name } = service;
  return { cluster, service: name, taskDefinition: found.taskDefinition ?? "" };
}

async function update(
  context: StackContext,
  { cluster, service }: DeployedService,
  desiredCount: number,
): Promise<void> {
  const forced = desiredCount > 0 ? { forceNewDeployment: true } : {};
  await callingAws(`setting ${service} to ${desiredCount} tasks (ecs:UpdateService)`, () =>
    ecsOf(context).send(new UpdateServiceCommand({ cluster, service, desiredCount, ...forced })),
  );
}

/** What a service was told a moment ago, ECS may not tell yet. */
const LAG_MILLISECONDS = 60_000;

/** Waits until ECS tells that services are meant to have tasks: one of before would look like one without. */
export async function untilTold(
  context: StackContext,
  services: readonly DeployedService[],
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + LAG_MILLISECONDS;
  while (Date.now() < deadline) {
    const described = await describedServices(context, services);
    if (services.every(({ service }) => described.get(service)?.desiredCount !== 0)) return;
    await wait(1000, undefined, { signal });
  }
}
