import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { UpdateServiceCommand } from "@aws-sdk/client-ecs";
import {
  GetScheduleCommand,
  SchedulerClient,
  type ScheduleState,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import type { DeployedService, DeployedTask } from "../workloads/workload";
import { configuredRange } from "./configured";
import type { Subject } from "./subject";

/**
 * A first release opens what Terraform keeps closed until then, and computes as open from then on: the range of
 * a service's tasks, its scaling, and the schedules of tasks. A first release that failed closes it again.
 */
export async function setGate(subject: Subject, state: "open" | "closed"): Promise<void> {
  for (const workload of subject.workloads)
    if (workload.kind === "service") await setRange(subject, workload, state);
    else if (workload.schedule !== undefined)
      await setSchedule(subject, { ...workload, schedule: workload.schedule }, state);
}

async function setRange(
  subject: Subject,
  { name, cluster, service }: DeployedService,
  state: "open" | "closed",
): Promise<void> {
  const { context, ecs } = subject;
  const { stack, access } = context;
  const scaling = new ApplicationAutoScalingClient(clientConfig(access, stack.region));
  const resource = `service/${cluster}/${service}`;
  if (state === "open" && !(await isClosed(scaling, resource))) return;
  const range = configuredRange(stack.configuration, name) ?? { minimum: 1, maximum: 1 };
  const { minimum, maximum } = state === "open" ? range : { minimum: 0, maximum: 0 };
  const suspended = state === "closed";
  await callingAws(`setting the range of tasks of ${service}`, async () => {
    await scaling.send(
      new RegisterScalableTargetCommand({
        ServiceNamespace: "ecs",
        ScalableDimension: "ecs:service:DesiredCount",
        ResourceId: resource,
        MinCapacity: minimum,
        MaxCapacity: maximum,
        SuspendedState: {
          DynamicScalingInSuspended: suspended,
          DynamicScalingOutSuspended: suspended,
          ScheduledScalingSuspended: suspended,
        },
      }),
    );
    // Application Auto Scaling would do the same a little later.
    await ecs.send(new UpdateServiceCommand({ cluster, service, desiredCount: minimum }));
  });
}

/** How many tasks run behind an open gate belongs to scaling. */
async function isClosed(client: ApplicationAutoScalingClient, resource: string): Promise<boolean> {
  const asked = { ServiceNamespace: "ecs" as const, ResourceIds: [resource] };
  const answer = await callingAws(`reading the range of tasks of ${resource}`, () =>
    client.send(new DescribeScalableTargetsCommand(asked)),
  );
  const [target] = answer.ScalableTargets ?? [];
  return target?.MaxCapacity === 0 && target.SuspendedState?.ScheduledScalingSuspended === true;
}

async function setSchedule(
  { context }: Subject,
  { name, schedule }: DeployedTask & { readonly schedule: string },
  state: "open" | "closed",
): Promise<void> {
  const { stack, access } = context;
  const client = new SchedulerClient(clientConfig(access, stack.region));
  const wanted: ScheduleState = state === "open" ? "ENABLED" : "DISABLED";
  await callingAws(`setting the schedule of ${name} to ${wanted}`, async () => {
    const found = await client.send(new GetScheduleCommand({ Name: schedule }));
    if (found.State === wanted) return;
    // An update replaces all of it.
    const { Arn: _arn, CreationDate: _made, LastModificationDate: _changed, ...rest } = found;
    const { $metadata: _metadata, Name, ScheduleExpression, FlexibleTimeWindow, Target } = rest;
    await client.send(
      new UpdateScheduleCommand({
        ...rest,
        Name,
        ScheduleExpression,
        FlexibleTimeWindow,
        Target,
        State: wanted,
      }),
    );
  });
}
