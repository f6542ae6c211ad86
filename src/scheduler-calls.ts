import { type Conditions, onlyFor } from "./iam";
import type { Naming } from "./naming";
import type { Role } from "./role";

/** Who calls. */
export interface Caller {
  readonly naming: Naming;
  readonly role: Role;
}

/**
 * What EventBridge Scheduler calls by itself: any API by its name in the AWS SDK for Java, with fields as that
 * writes them. Source: EventBridge Scheduler, "Using universal targets".
 */
const universal = ({ naming, role }: Caller, api: string, input: object) => ({
  arn: `arn:${naming.partition}:scheduler:::aws-sdk:${api}`,
  roleArn: role.arn,
  input: JSON.stringify(input),
});

/** Stops or starts a database. Where it cannot be stopped or started now, RDS refuses. */
export const callingRds = (
  caller: Caller,
  action: "stopDBInstance" | "startDBInstance",
  DbInstanceIdentifier: string,
) => universal(caller, `rds:${action}`, { DbInstanceIdentifier });

/**
 * Sets how many tasks a service runs at least and at most. Application Auto Scaling brings a service that is outside
 * of the range into it at once. What else is set, such as a suspension, stays.
 */
export const callingScaling = (
  caller: Caller,
  range: { readonly resourceId: string; readonly minimum: number; readonly maximum: number },
) =>
  universal(caller, "applicationautoscaling:registerScalableTarget", {
    ServiceNamespace: "ecs",
    ResourceId: range.resourceId,
    ScalableDimension: "ecs:service:DesiredCount",
    MinCapacity: range.minimum,
    MaxCapacity: range.maximum,
  });

/** AWS compares with the ARN of the schedule's group, never with the schedule's. */
export const onlyForSchedules = (naming: Naming): Conditions =>
  onlyFor(naming.accountId, naming.arn("scheduler", "schedule-group/default"));
