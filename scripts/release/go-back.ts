import { converge } from "./converge";
import { close } from "./gate";
import { isReleased } from "./pointer";
import { takeBackTo } from "./revisions";
import type { Subject } from "./subject";

/**
 * Puts an environment back to the digest that ran before: revisions, pointer and services, so that nothing of
 * the failed release is the latest and the next plan is empty. A first release goes back to nothing.
 */
export async function goBack(subject: Subject, previous: string): Promise<void> {
  const { workloads, ecs, repository } = subject;
  for (const { family } of workloads)
    await takeBackTo(ecs, family, { repository, digest: previous });
  if (!isReleased(previous)) await close(subject);
  await converge(subject, previous);
}
