import {
  GetScheduleCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import type { DeployedTask } from "../workloads/workload";
import type { Subject } from "./subject";

/** Enables or disables the schedule of a task; one without is left alone. */
export async function setSchedule(
  { context }: Subject,
  { name, schedule }: DeployedTask,
  State: "ENABLED" | "DISABLED",
): Promise<void> {
  if (schedule === undefined) return;
  const { stack, access } = context;
  const client = new SchedulerClient(clientConfig(access, stack.region));
  await callingAws(`setting the schedule of ${name} to ${State}`, async () => {
    const found = await client.send(new GetScheduleCommand({ Name: schedule }));
    if (found.State === State) return;
    // An update replaces all of it.
    const { $metadata, Arn, CreationDate, LastModificationDate, ...rest } = found;
    const { Name, ScheduleExpression, FlexibleTimeWindow, Target } = rest;
    const required = { Name, ScheduleExpression, FlexibleTimeWindow, Target };
    await client.send(new UpdateScheduleCommand({ ...rest, ...required, State }));
  });
}
