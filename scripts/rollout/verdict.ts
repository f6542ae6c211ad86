import type { Deployment, Service } from "@aws-sdk/client-ecs";
import { isOlder, revisionOf } from "./revision";

/** How the rollout of a service stands. */
export type Verdict =
  | { readonly state: "completed" }
  /** Somebody else has begun a later one: theirs to follow. */
  | { readonly state: "overtaken"; readonly by: string }
  | { readonly state: "going"; readonly missing: string }
  | { readonly state: "failed"; readonly reason: string };

/**
 * What AWS's description of a service says about the rollout of a task definition. Terraform takes a
 * rolled-back one for a success: it only asks whether the update was accepted.
 * @param expected ARN of the task definition that should run
 */
export function verdictOn(service: Service, expected: string): Verdict {
  if (service.status !== undefined && service.status !== "ACTIVE")
    return { state: "failed", reason: `the service is ${service.status}` };
  const { deployments = [] } = service;
  const primary = deployments.find(({ status }) => status === "PRIMARY");
  if (!primary) return countedVerdict(service);
  const failed = deployments.find(
    ({ taskDefinition, rolloutState }) => taskDefinition === expected && rolloutState === "FAILED",
  );
  if (failed) return { state: "failed", reason: failureOf(failed, primary) };
  if (primary.taskDefinition !== expected) return otherRevision(primary, expected);
  if (isRollback(primary)) return { state: "failed", reason: reasonOf(primary) };
  if (primary.rolloutState === "COMPLETED") return { state: "completed" };
  if (primary.rolloutState === "IN_PROGRESS")
    return { state: "going", missing: missing(deployments) };
  return countedVerdict(service);
}

/** AWS says no state for deployments that it does not control itself. */
function countedVerdict({
  runningCount = 0,
  desiredCount = 0,
  deployments = [],
}: Service): Verdict {
  if (runningCount >= desiredCount && deployments.length <= 1) return { state: "completed" };
  return { state: "going", missing: `${runningCount} of ${desiredCount} tasks run` };
}

function failureOf(failed: Deployment, primary: Deployment): string {
  const reason = reasonOf(failed);
  if (failed === primary) return reason;
  return `${reason} It was rolled back to ${revisionOf(primary.taskDefinition)}.`;
}

function otherRevision(primary: Deployment, expected: string): Verdict {
  const runs = revisionOf(primary.taskDefinition);
  if (!isOlder(primary.taskDefinition, expected)) return { state: "overtaken", by: runs };
  const why = isRollback(primary) ? ` ${reasonOf(primary)}` : "";
  return {
    state: "failed",
    reason: `It was rolled back to ${runs}: ${revisionOf(expected)} does not run.${why}`,
  };
}

/** A rollback to the same task definition, where only the service was changed. */
const isRollback = ({ rolloutStateReason }: Deployment): boolean =>
  /rolling back|rolled back|rollback/i.test(rolloutStateReason ?? "");

const reasonOf = ({ rolloutStateReason }: Deployment): string =>
  rolloutStateReason || "AWS gives no reason.";

function missing(deployments: readonly Deployment[]): string {
  const primary = deployments.find(({ status }) => status === "PRIMARY");
  const { runningCount = 0, desiredCount = 0, pendingCount = 0, failedTasks = 0 } = primary ?? {};
  const old = deployments
    .filter((one) => one !== primary)
    .reduce((sum, { runningCount: running = 0 }) => sum + running, 0);
  return [
    `${runningCount} of ${desiredCount} tasks run`,
    ...(pendingCount > 0 ? [`${pendingCount} starting`] : []),
    ...(failedTasks > 0 ? [`${failedTasks} failed`] : []),
    ...(old > 0 ? [`${old} old still there`] : []),
  ].join(", ");
}
