import {
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";
import type { Rollout, Standing } from "./look";
import { inWords } from "./words";

/** What AWS says about a rollout that failed. */
export interface FailureReport {
  readonly service: string;
  readonly reason: string;
  /** Why tasks stopped, each reason once. */
  readonly tasks: readonly string[];
  /** The latest events of the service, newest first. */
  readonly events: readonly string[];
}

const EVENTS_SHOWN = 5;
const REASONS_SHOWN = 5;

/** Gathers why a rollout failed. What cannot be read is left out: the failure itself is known. */
export async function explainFailure(
  client: ECSClient,
  { rollout, service, verdict }: Standing,
): Promise<FailureReport> {
  const tasks = await stoppedTasks(client, rollout).catch(() => []);
  return {
    service: rollout.service,
    reason: verdict.state === "failed" ? verdict.reason : inWords(verdict),
    tasks: reasonsOf(tasks),
    events: eventsOf(service),
  };
}

/** AWS remembers stopped tasks for about an hour. */
async function stoppedTasks(
  client: ECSClient,
  { cluster, service, taskDefinition }: Rollout,
): Promise<Task[]> {
  const { taskArns = [] } = await client.send(
    new ListTasksCommand({ cluster, serviceName: service, desiredStatus: "STOPPED" }),
  );
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await client.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
  // Those of earlier rollouts stopped for reasons of their own.
  return tasks.filter((task) => task.taskDefinitionArn === taskDefinition);
}

/** Why tasks stopped, in AWS's words, with the exit codes of their containers. */
export function reasonsOf(tasks: readonly Task[]): string[] {
  const reasons = tasks.map(({ stoppedReason, containers = [] }) =>
    [
      stoppedReason,
      ...containers
        .filter(({ exitCode, reason }) => reason || (exitCode !== undefined && exitCode !== 0))
        .map(({ name, exitCode, reason }) =>
          [`${name}:`, exitCode === undefined ? "" : `exit code ${exitCode}`, reason ?? ""]
            .filter((part) => part !== "")
            .join(" "),
        ),
    ]
      .filter(Boolean)
      .join("; "),
  );
  return [...new Set(reasons.filter((reason) => reason !== ""))].slice(0, REASONS_SHOWN);
}

const eventsOf = (service: Service | undefined): string[] =>
  (service?.events ?? []).slice(0, EVENTS_SHOWN).flatMap(({ message }) => message ?? []);
