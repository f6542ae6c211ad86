import { setTimeout as wait } from "node:timers/promises";
import type { Looking } from "../status/looking";
import { isUnread } from "../status/reading";
import type { DeployedService } from "../workloads/workload";
import { type TaskSeries, tasksOf } from "./tasks";

/** A call each; AWS answers 20 a second. */
const POLL_SECONDS = 5;

/** Counts a service's tasks for as long as the load goes on. What cannot be read for a moment is left out. */
export async function watchTasks(
  looking: Looking,
  service: DeployedService,
  series: TaskSeries,
  signal: AbortSignal,
): Promise<void> {
  const began = looking.now.getTime();
  while (!signal.aborted) {
    const counts = await tasksOf(looking, service);
    if (!isUnread(counts)) series.add(Math.round((Date.now() - began) / 1000), counts);
    await wait(POLL_SECONDS * 1000, undefined, { signal }).catch(() => {});
  }
}
