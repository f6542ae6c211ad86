import type { Deployment, Service } from "@aws-sdk/client-ecs";
import { revisionOf } from "../rollout/revision";
import type { Finding } from "./finding";

/** What every start and end of a task says as well. */
const NOISE =
  /(registered|deregistered) \d+ (targets|instances) in|has begun draining connections|has (started|stopped) \d+ (running )?tasks/;

/** Source: "Service event messages" of the ECS Developer Guide. */
const BAD =
  /unhealthy|unable to|failed|circuit breaker|rolling back|rolled back|throttled|impaired|violat/i;

/** The messages of a service since, without what only says that tasks come and go. ECS keeps the last 100. */
export function eventFindings({ events = [] }: Service, since: Date): Finding[] {
  // ECS has the newest first, and several in one moment.
  return [...events].reverse().flatMap(({ createdAt, message = "" }) =>
    createdAt === undefined || createdAt < since || NOISE.test(message)
      ? []
      : [
          {
            time: createdAt.toISOString(),
            kind: "event",
            says: withoutService(message),
            bad: BAD.test(message),
          },
        ],
  );
}

/** `(service acme-dev-api) has reached a steady state.` is all about one service here. */
const withoutService = (message: string): string =>
  message
    .replace(/\(deployment ecs-svc\/\d+\) /, "")
    .replace(/^\(service [^)]*\)\s*/, "")
    .replace(/\barn:aws[\w-]*:[^\s)]*\/([^\s/)]+)/g, "$1");

/** The deployments of a service that began since. */
export function deploymentFindings({ deployments = [] }: Service, since: Date): Finding[] {
  return deployments.flatMap((deployment) => {
    const { createdAt, taskDefinition } = deployment;
    if (createdAt === undefined || createdAt < since) return [];
    const begun: Finding = {
      time: createdAt.toISOString(),
      kind: "deployment",
      says: `a rollout of ${revisionOf(taskDefinition)} began`,
      bad: false,
    };
    const ended = endOf(deployment);
    return ended ? [begun, ended] : [begun];
  });
}

/** That one is complete is an event of the service. */
function endOf(deployment: Deployment): Finding | undefined {
  const { updatedAt, taskDefinition, rolloutState, rolloutStateReason = "" } = deployment;
  if (!updatedAt || rolloutState !== "FAILED") return undefined;
  return {
    time: updatedAt.toISOString(),
    kind: "deployment",
    says: `the rollout of ${revisionOf(taskDefinition)} FAILED: ${rolloutStateReason}`.replace(
      /: $/,
      "",
    ),
    bad: true,
  };
}
