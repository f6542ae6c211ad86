import type { Deployment, ServiceEvent as EcsEvent, Service, Task } from "@aws-sdk/client-ecs";
import { reasonsOf } from "../rollout/explain";
import { revisionOf } from "../rollout/revision";
import type { DeploymentChange, Happening, ServiceEvent, TaskChange } from "./happening";
import type { Look } from "./look";

/** What is told at the beginning of what was before: enough to know where the service stands. */
const EVENTS_BEFORE = 5;
const STOPPED_BEFORE = 10 * 60_000;

/** What happened from one look at a service to the next, each thing once. */
export class Changes {
  private readonly deployments = new Map<string, DeploymentChange>();
  private readonly tasks = new Map<string, string>();
  private readonly events = new Set<string>();
  private first = true;

  /** @param now when it was looked, in milliseconds since 1970 */
  next({ service, tasks }: Look, now: number): Happening[] {
    const happened = [
      ...this.newEvents(service.events ?? []),
      ...tasks.flatMap((task) => this.changeOfTask(task, now)),
      ...this.changesOfDeployments(service, now),
    ];
    this.first = false;
    return happened.sort((one, other) => one.at - other.at);
  }

  /** AWS has the newest first, up to a hundred. */
  private newEvents(events: readonly EcsEvent[]): ServiceEvent[] {
    const fresh = events.filter(({ id = "" }) => !this.events.has(id));
    for (const { id = "" } of fresh) this.events.add(id);
    return (this.first ? fresh.slice(0, EVENTS_BEFORE) : fresh)
      .map(({ id = "", createdAt, message = "" }) => ({
        kind: "event" as const,
        at: createdAt?.getTime() ?? 0,
        id,
        message,
      }))
      .reverse();
  }

  private changeOfTask(task: Task, now: number): TaskChange[] {
    const change = taskChange(task, now);
    const state = `${change.status} ${change.health}`;
    if (this.tasks.get(change.id) === state) return [];
    this.tasks.set(change.id, state);
    const old = change.status === "STOPPED" && change.at < now - STOPPED_BEFORE;
    return this.first && old ? [] : [change];
  }

  private changesOfDeployments({ deployments = [] }: Service, now: number): DeploymentChange[] {
    const present = deployments.map((one) => deploymentChange(one, now));
    const changed = present.filter((one) => !sameState(one, this.deployments.get(one.id)));
    const ids = new Set(present.map(({ id }) => id));
    const replaced = [...this.deployments.values()]
      .filter(({ id }) => !ids.has(id))
      .map((one) => ({ ...one, at: now, state: "REPLACED", running: 0, pending: 0, reason: "" }));
    for (const { id } of replaced) this.deployments.delete(id);
    for (const one of present) this.deployments.set(one.id, one);
    return [...replaced, ...changed.reverse()];
  }
}

function taskChange(task: Task, now: number): TaskChange {
  const { taskArn, taskDefinitionArn, lastStatus = "", healthStatus, stoppedAt } = task;
  const began: Readonly<Record<string, Date | undefined>> = {
    PROVISIONING: task.createdAt,
    RUNNING: task.startedAt,
    STOPPED: stoppedAt,
  };
  return {
    kind: "task",
    at: began[lastStatus]?.getTime() ?? now,
    id: taskArn?.split("/").at(-1) ?? "",
    revision: revisionOf(taskDefinitionArn),
    status: lastStatus,
    health: healthStatus === undefined || healthStatus === "UNKNOWN" ? "" : healthStatus,
    reason: lastStatus === "STOPPED" ? (reasonsOf([task])[0] ?? "") : "",
  };
}

const deploymentChange = (deployment: Deployment, now: number): DeploymentChange => ({
  kind: "deployment",
  at: deployment.updatedAt?.getTime() ?? now,
  id: deployment.id ?? "",
  revision: revisionOf(deployment.taskDefinition),
  state: deployment.rolloutState ?? deployment.status ?? "",
  desired: deployment.desiredCount ?? 0,
  running: deployment.runningCount ?? 0,
  pending: deployment.pendingCount ?? 0,
  failed: deployment.failedTasks ?? 0,
  reason: deployment.rolloutState === "FAILED" ? (deployment.rolloutStateReason ?? "") : "",
});

const sameState = (one: DeploymentChange, before: DeploymentChange | undefined): boolean =>
  before !== undefined &&
  JSON.stringify({ ...one, at: 0 }) === JSON.stringify({ ...before, at: 0 });
