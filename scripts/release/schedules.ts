import { type ScheduleState, setSchedule } from "../aws/schedule";
import { CommandError, exitCodes } from "../lib/errors.mjs";
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
  state: ScheduleState,
): Promise<void> {
  const { context } = subject;
  for (const schedule of schedulesOf(subject, workload))
    if (!(await setSchedule(context, schedule, state))) throw gone(schedule, context.stack.name);
}

function schedulesOf({ deployed }: Subject, workload: DeployedWorkload): readonly string[] {
  if (!isService(workload)) return workload.schedule === undefined ? [] : [workload.schedule];
  const { schedules } = outputOf<OfficeHours>(deployed.state, "office_hours") ?? {};
  return schedules?.services?.[workload.name] ?? [];
}

const gone = (schedule: string, environment: string) =>
  new CommandError(`AWS knows no schedule ${schedule}`, {
    hint: `Somebody deleted it: devops-platform deploy ${environment} makes it again.`,
    exitCode: exitCodes.aws,
  });
