import { followRollouts } from "../rollout/follow";
import type { Rollout } from "../rollout/look";
import { isService } from "../workloads/workload";
import { latestRevision } from "./revisions";
import type { Subject } from "./subject";

/** Follows the rollouts of every service that runs an image, each to its latest revision. */
export async function follow(
  subject: Subject,
  { minutes, signal }: { readonly minutes: number; readonly signal: AbortSignal },
): Promise<void> {
  const { access, stack, say } = subject.context;
  const rollouts = await rolloutsOf(subject);
  const next = "Mend what the tasks stopped for, then release again.";
  await followRollouts({ access, region: stack.region, rollouts, minutes, say, signal, next });
}

async function rolloutsOf({ workloads, ecs }: Subject): Promise<Rollout[]> {
  return Promise.all(
    workloads.filter(isService).map(async ({ cluster, service, family }) => {
      const { arn } = await latestRevision(ecs, family);
      return { cluster, service, taskDefinition: arn };
    }),
  );
}
