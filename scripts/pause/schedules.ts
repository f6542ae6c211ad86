import {
  GetScheduleCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import { clientConfig } from "../aws/client-config";
import { callingAws, orNothing } from "../aws/errors";
import type { StackContext } from "../lib/stack-context";
import type { ScheduleState } from "./planned";

/** Enables and disables schedules, as the next plan has them; one that is not deployed yet is left to a deploy. */
export async function setSchedules(
  { stack, access }: Pick<StackContext, "stack" | "access">,
  states: ReadonlyMap<string, ScheduleState>,
): Promise<void> {
  const client = new SchedulerClient(clientConfig(access, stack.region));
  for (const [Name, State] of states) {
    const found = await callingAws(`reading the schedule ${Name} (scheduler:GetSchedule)`, () =>
      orNothing(client.send(new GetScheduleCommand({ Name }))),
    );
    if (!found || found.State === State) continue;
    // An update replaces all of it.
    const { $metadata, Arn, CreationDate, LastModificationDate, ...rest } = found;
    const { ScheduleExpression, FlexibleTimeWindow, Target } = rest;
    const required = { Name, ScheduleExpression, FlexibleTimeWindow, Target };
    await callingAws(`setting the schedule ${Name} to ${State} (scheduler:UpdateSchedule)`, () =>
      client.send(new UpdateScheduleCommand({ ...rest, ...required, State })),
    );
  }
}
