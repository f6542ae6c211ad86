import type { Looking } from "../status/looking";
import { isUnread, type Reading } from "../status/reading";
import { describeServices } from "../status/services";
import type { DeployedService } from "../workloads/workload";

export interface TaskCounts {
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
}

/** How many tasks there were from a moment on. */
export interface TasksAt extends TaskCounts {
  /** Seconds after the load began. */
  readonly at: number;
}

/** How many tasks a service has now. */
export async function tasksOf(
  looking: Looking,
  service: DeployedService,
): Promise<Reading<TaskCounts>> {
  const described = await describeServices(looking, [service]);
  if (isUnread(described)) return described;
  const [found] = described;
  if (!found || found.status === "INACTIVE") return { unread: "the service is gone from ECS" };
  const { desiredCount = 0, runningCount = 0, pendingCount = 0 } = found;
  return { desired: desiredCount, running: runningCount, pending: pendingCount };
}

/** Keeps what changed. */
export class TaskSeries {
  readonly #changes: TasksAt[] = [];

  get changes(): readonly TasksAt[] {
    return this.#changes;
  }

  add(at: number, { desired, running, pending }: TaskCounts): void {
    const last = this.#changes.at(-1);
    if (last?.desired === desired && last.running === running && last.pending === pending) return;
    this.#changes.push({ at, desired, running, pending });
  }
}
