import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { readRange } from "../release/scaling";
import { type OfficeHoursStatus, officeHoursInWords, officeHoursOf } from "../status/office-hours";
import { watchedIn } from "../status/watched";
import type { DeployedEnvironment } from "../workloads/deployed";
import { isService } from "../workloads/workload";
import { lookAtDatabases } from "./databases";

type Place = Pick<StackContext, "stack" | "access">;

/**
 * Refuses what needs tasks and databases where office hours have closed an environment: a release would go back, since
 * nothing answers, and a migration would meet a database that is stopped.
 * @param notDone completes "…, so": `nothing is released to it`
 */
export async function refuseClosed(
  place: Place,
  deployed: DeployedEnvironment,
  notDone: string,
): Promise<void> {
  const hours = await closedHours(place, deployed, new Date());
  if (!hours) return;
  const { name } = place.stack;
  throw new CommandError(
    `the office hours of ${name} are ${officeHoursInWords(hours)}, so ${notDone}`,
    { hint: `Wait until they open. ${howToOpen(name)}`, exitCode: exitCodes.refused },
  );
}

/** How to open an environment outside of its office hours. */
export const howToOpen = (name: string): string =>
  `devops-platform pause ${name}, and then devops-platform resume ${name}, opens it at once, until they close the next time.`;

/**
 * The office hours that keep an environment closed at a moment; undefined for one that is open, also by a `resume`
 * outside of them. Services that wait for their first release are closed at any hour and tell nothing: then the
 * databases do.
 */
export async function closedHours(
  place: Place,
  { state, workloads }: DeployedEnvironment,
  now: Date,
): Promise<OfficeHoursStatus | undefined> {
  const hours = officeHoursOf(state, now);
  if (!hours || hours.open) return undefined;
  for (const service of workloads.filter(isService)) {
    const range = await readRange(place, service);
    if (range?.maximum === 0 && !range.suspended) return hours;
  }
  const databases = await lookAtDatabases(place, watchedIn(state, place.stack).databases);
  return databases.some((one) => /^stopp/.test(one.state)) ? hours : undefined;
}
