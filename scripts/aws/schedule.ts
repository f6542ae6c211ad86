import {
  GetScheduleCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import type { Access } from "./access";
import { clientConfig } from "./client-config";
import { callingAws, orNothing } from "./errors";

export type ScheduleState = "ENABLED" | "DISABLED";

interface Place {
  readonly stack: { readonly region: string };
  readonly access: Access;
}

/**
 * Enables or disables a schedule of EventBridge Scheduler and leaves the rest of it as it is.
 * @returns whether there is such a schedule
 */
export async function setSchedule(
  { stack, access }: Place,
  Name: string,
  State: ScheduleState,
): Promise<boolean> {
  const client = new SchedulerClient(clientConfig(access, stack.region));
  const found = await callingAws(`reading the schedule ${Name} (scheduler:GetSchedule)`, () =>
    orNothing(client.send(new GetScheduleCommand({ Name }))),
  );
  if (!found || found.State === State) return found !== undefined;
  // An update replaces all of it.
  const { $metadata, Arn, CreationDate, LastModificationDate, ...rest } = found;
  const { ScheduleExpression, FlexibleTimeWindow, Target } = rest;
  const required = { Name, ScheduleExpression, FlexibleTimeWindow, Target };
  await callingAws(`setting the schedule ${Name} to ${State} (scheduler:UpdateSchedule)`, () =>
    client.send(new UpdateScheduleCommand({ ...rest, ...required, State })),
  );
  return true;
}
