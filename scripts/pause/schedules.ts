import { type ScheduleState, setSchedule } from "../aws/schedule";
import type { StackContext } from "../lib/stack-context";

/** Enables and disables schedules, as the next plan has them; one that is not deployed yet is left to a deploy. */
export async function setSchedules(
  context: Pick<StackContext, "stack" | "access">,
  states: ReadonlyMap<string, ScheduleState>,
): Promise<void> {
  for (const [name, state] of states) await setSchedule(context, name, state);
}
