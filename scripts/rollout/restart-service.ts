import { DescribeServicesCommand, type ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { callingAws } from "../aws/errors";
import type { DeployedService } from "../workloads/workload";
import { followRestart } from "./follow-restart";

export interface RestartServiceProps {
  /** How long AWS may take. */
  readonly minutes: number;
  readonly say: (line: string) => void;
  /** Ends the watching: AWS goes on with the restart. */
  readonly signal: AbortSignal;
}

/**
 * Replaces a service's tasks by new ones of the same task definition, as its deployment settings say, and follows
 * that to its end. AWS keeps the old tasks until new ones are well.
 * @throws where the new ones do not come up; an `AbortError` when nobody watches any more
 */
export async function restartService(
  ecs: ECSClient,
  { name, cluster, service }: DeployedService,
  { minutes, say, signal }: RestartServiceProps,
): Promise<void> {
  const before = await callingAws(`asking what ${service} runs (ecs:DescribeServices)`, () =>
    ecs.send(new DescribeServicesCommand({ cluster, services: [service] })),
  );
  const [found] = before.services ?? [];
  if (!found || found.desiredCount === 0) return say(`${name} has no tasks: nothing to restart.`);
  say(`Restarting ${name} …`);
  await callingAws(`restarting ${service} (ecs:UpdateService)`, () =>
    ecs.send(new UpdateServiceCommand({ cluster, service, forceNewDeployment: true })),
  );
  const rollout = { cluster, service, taskDefinition: found.taskDefinition ?? "" };
  await followRestart({ ecs, rollout, before: found, minutes, say, signal });
}
