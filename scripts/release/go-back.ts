import { converge, type Revisions } from "./converge";
import { close } from "./gate";
import { isReleased } from "./pointer";
import { takeBackTo } from "./revisions";
import type { Subject } from "./subject";

/**
 * Puts an environment back to the digest that ran before: revisions, pointer and services, so that nothing of
 * the failed release is the latest and the next plan is empty. A first release goes back to nothing.
 */
export async function goBack(subject: Subject, previous: string): Promise<Revisions> {
  await takeBack(subject, previous);
  if (!isReleased(previous)) await close(subject);
  return converge(subject, previous);
}

/**
 * Takes back the revisions that a release registered. Where that is not allowed, going back registers newer ones with
 * the old digest: the services get new tasks, and the plan is as empty.
 */
export async function takeBack(subject: Subject, previous: string): Promise<void> {
  const { workloads, ecs, repository, context } = subject;
  try {
    for (const { family } of workloads)
      await takeBackTo(ecs, family, { repository, digest: previous });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.say(`The revisions of this release could not be taken back: ${reason}`);
  }
}
