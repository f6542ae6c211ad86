import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { lookAtDatabases } from "../pause/databases";
import { officeHoursInWords, officeHoursOf } from "../status/office-hours";
import type { DeployedEnvironment } from "../workloads/deployed";
import type { TunnelEnd } from "./end";

/** Out of these nothing answers until somebody starts it. Source: RDS User Guide, "Viewing DB instance status". */
const DOWN = ["stopped", "stopping"];

/**
 * Refuses a database that is stopped before a task is started and paid for that could not reach it. Who may not ask
 * RDS goes on, and so does what RDS does not know: the host of a partner.
 */
export async function requireUp(
  context: StackContext,
  { state }: DeployedEnvironment,
  key: string,
  { host }: TunnelEnd,
): Promise<void> {
  const identifier = instanceAt(host);
  if (identifier === undefined) return;
  const wanted = [{ name: key, identifier, replicaOf: "" }];
  const [found] = await lookAtDatabases(context, wanted).catch(() => []);
  if (!found || !DOWN.includes(found.state)) return;
  const hours = officeHoursOf(state, new Date());
  const { name } = context.stack;
  throw new CommandError(`the database ${key} of ${name} is ${found.state}, so nothing answers`, {
    hint: [
      ...(hours && !hours.open
        ? [`The office hours of ${name}: ${officeHoursInWords(hours)}.`]
        : []),
      `devops-platform resume ${name} starts it; then run the same command again.`,
    ].join("\n"),
    exitCode: exitCodes.refused,
  });
}

/** RDS begins the name of an instance's host with that of the instance. */
export const instanceAt = (host: string): string | undefined =>
  /^([a-z0-9-]+)\.[a-z0-9]+\.[a-z0-9-]+\.rds\.amazonaws\.com(\.cn)?$/.exec(host)?.[1];
