import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import type { DeployedService } from "../workloads/workload";

/** Between how many tasks a service is kept, and whether metrics move it within. */
interface Kept {
  readonly minimum: number;
  readonly maximum: number;
  readonly followsMetrics: boolean;
}

/**
 * The range as it is now: schedules move it in operation. Undefined where nothing keeps it.
 * @throws where Application Auto Scaling would not leave it at so many tasks
 */
export async function requireInRange(
  context: StackContext,
  service: DeployedService,
  request: { readonly environment: string; readonly tasks: number },
): Promise<Kept | undefined> {
  const kept = await rangeKept(context, service);
  if (kept) requireWithin(kept, { ...request, service: service.name });
  return kept;
}

async function rangeKept(
  { stack, access }: StackContext,
  { name, cluster, service }: DeployedService,
): Promise<Kept | undefined> {
  const client = new ApplicationAutoScalingClient(clientConfig(access, stack.region));
  const ServiceNamespace = "ecs" as const;
  const ResourceId = `service/${cluster}/${service}`;
  const [targets, policies] = await Promise.all([
    callingAws(
      `asking for the range of ${name} (application-autoscaling:DescribeScalableTargets)`,
      () =>
        client.send(
          new DescribeScalableTargetsCommand({ ServiceNamespace, ResourceIds: [ResourceId] }),
        ),
    ),
    callingAws(
      `asking for the policies of ${name} (application-autoscaling:DescribeScalingPolicies)`,
      () => client.send(new DescribeScalingPoliciesCommand({ ServiceNamespace, ResourceId })),
    ),
  ]);
  const [target] = targets.ScalableTargets ?? [];
  if (!target) return undefined;
  return {
    minimum: target.MinCapacity ?? 0,
    maximum: target.MaxCapacity ?? 0,
    followsMetrics: (policies.ScalingPolicies ?? []).length > 0,
  };
}

function requireWithin(
  { minimum, maximum }: Kept,
  { environment, service, tasks }: { environment: string; service: string; tasks: number },
): void {
  if (minimum <= tasks && tasks <= maximum) return;
  const closed = maximum === 0;
  throw new CommandError(
    closed
      ? `${service} of ${environment} is kept at no tasks`
      : `${service} of ${environment} is kept between ${minimum} and ${maximum} tasks, and ${tasks} is outside`,
    {
      hint: closed
        ? `Nothing of it was released yet, or the environment is paused or closed: devops-platform status ${environment}`
        : `Nothing was changed. The range is \`tasks\` of ${service} in the environment's file, or the last of its schedules; devops-platform deploy ${environment} applies a new one.`,
      exitCode: exitCodes.refused,
    },
  );
}
