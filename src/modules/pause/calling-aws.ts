import { type Conditions, onlyFor } from "../../iam";
import type { Naming } from "../../naming";
import type { Role } from "../../role";

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

/** AWS compares with the ARN of the schedule's group, never with the schedule's. */
export const onlyForSchedules = (naming: Naming): Conditions =>
  onlyFor(naming.accountId, naming.arn("scheduler", "schedule-group/default"));
