import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import type { DeployedService } from "../workloads/workload";
import { type ConfiguredRange, configuredRange } from "./configured";
import type { Subject } from "./subject";

/** How many tasks a service runs once it is released, as the configuration says. */
export const rangeOf = ({ context }: Subject, { name }: DeployedService): ConfiguredRange =>
  configuredRange(context.stack.configuration, name) ?? { minimum: 1, maximum: 1 };

const CLOSED: ConfiguredRange = { minimum: 0, maximum: 0 };

/** Whether nothing of a service was ever released: how many tasks run afterwards belongs to scaling. */
export async function isClosed(subject: Subject, service: DeployedService): Promise<boolean> {
  const asked = { ServiceNamespace: "ecs" as const, ResourceIds: [resourceOf(service)] };
  const answer = await callingAws(`reading the range of tasks of ${service.service}`, () =>
    clientOf(subject).send(new DescribeScalableTargetsCommand(asked)),
  );
  const [target] = answer.ScalableTargets ?? [];
  return target?.MaxCapacity === 0 && target.SuspendedState?.ScheduledScalingSuspended === true;
}

/** Sets a service's range and whether anything scales it, as Terraform computes both from the release pointers. */
export async function setRange(
  subject: Subject,
  service: DeployedService,
  state: "open" | "closed",
): Promise<void> {
  const { minimum, maximum } = state === "open" ? rangeOf(subject, service) : CLOSED;
  const suspended = state === "closed";
  await callingAws(`setting the range of tasks of ${service.service}`, () =>
    clientOf(subject).send(
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

const clientOf = ({ context: { access, stack } }: Subject) =>
  new ApplicationAutoScalingClient(clientConfig(access, stack.region));
