import { type ScheduleState, setSchedule } from "../aws/schedule";
import type { StackContext } from "../lib/stack-context";
import { ofType, textOf } from "../state/attributes";
import { entriesOf, type StateDocument } from "../state/document";
import type { Planned } from "./planned";

/** Enables and disables schedules, as the next plan has them; one that is not deployed yet is left to a deploy. */
export async function setSchedules(
  context: Pick<StackContext, "stack" | "access">,
  states: ReadonlyMap<string, ScheduleState>,
): Promise<void> {
  for (const [name, state] of states) await setSchedule(context, name, state);
}

/**
 * The schedules of an environment that is paused: those that are no longer configured, and that the next deploy takes
 * away, are disabled with the others. What keeps a database stopped is left alone.
 */
export function closedOf(
  { schedules }: Pick<Planned, "schedules">,
  state: StateDocument,
): ReadonlyMap<string, ScheduleState> {
  const deployed = ofType(entriesOf(state), "aws_scheduler_schedule").map((one) =>
    textOf(one, "name"),
  );
  const unplanned = deployed.filter((name) => !schedules.has(name) && !isKeeper(name));
  return new Map([
    ...schedules,
    ...unplanned.map((name): [string, ScheduleState] => [name, "DISABLED"]),
  ]);
}

const isKeeper = (name: string): boolean => /-keep-stopped(?:-|$)/.test(name);
