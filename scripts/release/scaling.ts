import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { DeployedService } from "../workloads/workload";
import { type ConfiguredRange, configuredRange } from "./configured";
import type { Subject } from "./subject";

type Place = Pick<StackContext, "stack" | "access">;

/** The range of tasks of a service, and whether anything moves it within. */
export interface TargetRange extends ConfiguredRange {
  /** Of dynamic and of scheduled scaling alike. */
  readonly suspended: boolean;
}

/** How many tasks a service runs once it is released, as the configuration says. */
export const rangeOf = ({ context }: Subject, { name }: DeployedService): ConfiguredRange =>
  configuredRange(context.stack.configuration, name) ?? { minimum: 1, maximum: 1 };

/** Nothing runs and nothing scales: before the first release, and while paused. */
export const CLOSED: TargetRange = { minimum: 0, maximum: 0, suspended: true };

/** Whether nothing of a service was ever released: how many tasks run afterwards belongs to scaling. */
export async function isClosed({ context }: Subject, service: DeployedService): Promise<boolean> {
  const range = await readRange(context, service);
  return range?.maximum === 0 && range.suspended;
}

/** The range of a service as it is; undefined for one that nothing scales. */
export async function readRange(
  place: Place,
  service: DeployedService,
): Promise<TargetRange | undefined> {
  const asked = { ServiceNamespace: "ecs" as const, ResourceIds: [resourceOf(service)] };
  const doing = `reading the range of tasks of ${service.service} (application-autoscaling:DescribeScalableTargets)`;
  const answer = await callingAws(doing, () =>
    clientOf(place).send(new DescribeScalableTargetsCommand(asked)),
  );
  const [target] = answer.ScalableTargets ?? [];
  return (
    target && {
      minimum: target.MinCapacity ?? 0,
      maximum: target.MaxCapacity ?? 0,
      suspended: target.SuspendedState?.ScheduledScalingSuspended === true,
    }
  );
}

/** Sets a service's range and whether anything scales it, as Terraform computes both from the release pointers. */
export async function setRange(
  subject: Subject,
  service: DeployedService,
  state: "open" | "closed",
): Promise<void> {
  const range = { ...rangeOf(subject, service), suspended: false };
  await writeRange(subject.context, service, state === "open" ? range : CLOSED);
}

/** Sets a service's range. */
export async function writeRange(
  place: Place,
  service: DeployedService,
  { minimum, maximum, suspended }: TargetRange,
): Promise<void> {
  const doing = `setting the range of tasks of ${service.service} (application-autoscaling:RegisterScalableTarget)`;
  await callingAws(doing, () =>
    clientOf(place).send(
      new RegisterScalableTargetCommand({
        ServiceNamespace: "ecs",
        ScalableDimension: "ecs:service:DesiredCount",
        ResourceId: resourceOf(service),
        MinCapacity: minimum,
        MaxCapacity: maximum,
        SuspendedState: {
          DynamicScalingInSuspended: suspended,
          DynamicScalingOutSuspended: suspended,
          ScheduledScalingSuspended: suspended,
        },
      }),
    ),
  );
}

const resourceOf = ({ cluster, service }: DeployedService): string =>
  `service/${cluster}/${service}`;

const clientOf = ({ access, stack }: Place) =>
  new ApplicationAutoScalingClient(clientConfig(access, stack.region));
