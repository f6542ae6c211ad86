import { setTimeout as wait } from "node:timers/promises";
import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import { followRollouts } from "../rollout/follow";
import type { Rollout } from "../rollout/look";
import { type DeployedService, isService } from "../workloads/workload";
import type { Revisions } from "./converge";
import type { Subject } from "./subject";

export interface Watching {
  readonly minutes: number;
  /** Ends the watching: AWS goes on. */
  readonly signal: AbortSignal;
}

/** What a service was told a moment ago, ECS may not tell yet: it promises no more than to be consistent in the end. */
const LAG_SECONDS = 60;

/** Follows the rollouts of every service that runs an image, each to its revision. */
export async function follow(
  subject: Subject,
  revisions: Revisions,
  { minutes, signal }: Watching,
): Promise<void> {
  const { access, stack, say } = subject.context;
  const services = subject.workloads.filter(isService);
  for (const service of services) await untilKnown(subject, service, { revisions, signal });
  const rollouts: Rollout[] = services.map(({ cluster, service, family }) => ({
    cluster,
    service,
    taskDefinition: revisions.get(family) ?? "",
  }));
  const next = "Mend what the tasks stopped for, then release again.";
  await followRollouts({ access, region: stack.region, rollouts, minutes, say, signal, next });
}

/** An answer from before the update would look like a rollback, or like a service without tasks. */
async function untilKnown(
  { ecs }: Subject,
  { cluster, service, family }: DeployedService,
  { revisions, signal }: { readonly revisions: Revisions; readonly signal: AbortSignal },
): Promise<void> {
  const deadline = Date.now() + LAG_SECONDS * 1000;
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    const answer = await callingAws(`following ${service}`, () =>
      ecs.send(new DescribeServicesCommand({ cluster, services: [service] })),
    );
    const deployments = answer.services?.[0]?.deployments ?? [];
    if (deployments.some(({ taskDefinition }) => taskDefinition === revisions.get(family))) return;
    await wait(1000, undefined, { signal });
  }
}
