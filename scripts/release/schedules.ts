import {
  GetScheduleCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import { clientConfig } from "../aws/client-config";
import { callingAws } from "../aws/errors";
import { outputOf } from "../workloads/read";
import { type DeployedWorkload, isService } from "../workloads/workload";
import type { Subject } from "./subject";

/** As the stack's output `office_hours` has them. */
interface OfficeHours {
  readonly schedules?: { readonly services?: Readonly<Record<string, readonly string[]>> };
}

/**
 * Enables or disables what waits for the first release of a workload in EventBridge Scheduler: what starts a task, and
 * the office hours of a service. Without any, nothing is done.
 */
export async function setSchedules(
  subject: Subject,
  workload: DeployedWorkload,
  state: "ENABLED" | "DISABLED",
): Promise<void> {
  for (const schedule of schedulesOf(subject, workload))
    await setSchedule(subject, schedule, state);
}

function schedulesOf({ deployed }: Subject, workload: DeployedWorkload): readonly string[] {
  if (!isService(workload)) return workload.schedule === undefined ? [] : [workload.schedule];
  const { schedules } = outputOf<OfficeHours>(deployed.state, "office_hours") ?? {};
  return schedules?.services?.[workload.name] ?? [];
}

async function setSchedule(
  { context: { stack, access } }: Subject,
  Name: string,
  State: "ENABLED" | "DISABLED",
): Promise<void> {
  const client = new SchedulerClient(clientConfig(access, stack.region));
  await callingAws(`setting the schedule ${Name} to ${State}`, async () => {
    const found = await client.send(new GetScheduleCommand({ Name }));
    if (found.State === State) return;
    // An update replaces all of it.
    const { $metadata, Arn, CreationDate, LastModificationDate, ...rest } = found;
    const { ScheduleExpression, FlexibleTimeWindow, Target } = rest;
    const required = { Name, ScheduleExpression, FlexibleTimeWindow, Target };
    await client.send(new UpdateScheduleCommand({ ...rest, ...required, State }));
  });
}
