import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { Stopping } from "../release/stopping";
import { holdingLock } from "../state/holding";
import { signState } from "../state/sign";
import { deployedEnvironment } from "../workloads/deployed";
import { type Database, databaseNamed } from "./database";
import { asWished, type InPlacePlan, planInPlace } from "./in-place-plan";
import { instanceCost } from "./instance-cost";
import { closeJournal, type Journal, journalOf, writeJournal } from "./journal";
import { pointStateAt } from "./mend-state";
import { sayMigrations } from "./migrated-since";
import { giveUpWith, goOnWith, standingOf } from "./open-restores";
import { rdsOf } from "./rds";
import { restartUsers } from "./restart-users";
import { labelOf } from "./restored";
import { settle } from "./settle";
import { newInstanceFor, type Run, swap } from "./swap";

export interface InPlaceRequest {
  readonly database: string | undefined;
  /** Name of a snapshot, a moment, or `latest`. */
  readonly from: string;
  /** Whether a snapshot of the database is taken first. */
  readonly snapshot: boolean;
  /** How long each step of RDS may take. */
  readonly minutes: number;
  /** Whether what uses the database is restarted. */
  readonly restart: boolean;
  /** How long AWS may take for each service. */
  readonly rolloutMinutes: number;
}

/**
 * Restores a database in its own place: a new instance takes the old one's name, and so its address; the state
 * means the new one; what follows from its id is applied. The old instance stays, under another name. A run that
 * ended anywhere is gone on with by the same command.
 */
export async function restoreInPlace(
  context: StackContext,
  request: InPlaceRequest,
): Promise<Journal> {
  const { stack, say } = context;
  const deployed = await deployedEnvironment(context);
  const database = databaseNamed(deployed, stack, request.database);
  const planned = await planInPlace(context, database, request);
  const stopping = new Stopping();
  const journal = await holdingLock(
    context,
    `restoring ${database.key} of ${stack.name} in place`,
    () => stopping.during(() => underLock(context, { database, planned, request, stopping }), say),
  );
  await signState(context, { command: `db restore ${stack.name} ${database.key} --in-place` });
  await settle(context, againFor(context, journal));
  await stopping.during(() => finish(context, database, { journal, request, stopping }), say);
  return journal;
}

interface Underway {
  readonly database: Database;
  readonly planned: InPlacePlan;
  readonly request: InPlaceRequest;
  readonly stopping: Stopping;
}

async function underLock(
  context: StackContext,
  { database: before, planned, request, stopping }: Underway,
): Promise<Journal> {
  const { say } = context;
  // Somebody may have deployed, or begun, while the name was typed.
  const deployed = await deployedEnvironment(context);
  const database = databaseNamed(deployed, context.stack, before.key);
  const begun = await journalOf(context, database.key);
  refuseStale(context, { database, begun, planned });
  const journal = asWished(begun ?? planned.journal, request.snapshot);
  if (!begun) await writeJournal(context, journal);
  if (standingOf(journal, database) === "swapped") return journal;
  const again = againFor(context, journal);
  const run: Run = { rds: rdsOf(context), context, deployed, database, journal, again };
  const waiting = { say, minutes: request.minutes, stopping, left: again };
  const { instance, journal: noted } = await newInstanceFor(run, waiting);
  stopping.here(again);
  // From here to the new state nothing stops it: between the two renames nobody reaches any database.
  await swap({ ...run, journal: noted }, instance, { ...waiting, stopping: new Stopping() });
  if (await pointStateAt(context, database, instance.DbiResourceId ?? ""))
    say(`The state of ${context.stack.name} means the restored database now.`);
  stopping.here(again);
  return noted;
}

interface Found {
  readonly database: Database;
  readonly begun: Journal | undefined;
  readonly planned: InPlacePlan;
}

/** What was agreed to is done, and nothing else. */
function refuseStale({ stack }: StackContext, { database, begun, planned }: Found): void {
  const { journal, goesOn } = planned;
  const same = goesOn
    ? begun?.started === journal.started && standingOf(begun, database) !== "foreign"
    : begun === undefined && database.resourceId === journal.oldResourceId;
  if (same) return;
  throw new CommandError(`the database ${database.key} changed since you were asked`, {
    hint: begun
      ? `A restore of it was begun at ${begun.started} by ${begun.who}. To go on with it: ${goOnWith(stack.name, begun)}`
      : `It was restored or deployed meanwhile. Look at it (devops-platform status ${stack.name}), and run the same command again.`,
    exitCode: exitCodes.stale,
  });
}

const againFor = ({ stack }: StackContext, journal: Journal): string =>
  [
    `To go on: ${goOnWith(stack.name, journal)}`,
    `To give it up before the databases change places: ${giveUpWith(stack.name, journal)}`,
  ].join("\n");

async function finish(
  context: StackContext,
  database: Database,
  ending: {
    readonly journal: Journal;
    readonly request: InPlaceRequest;
    readonly stopping: Stopping;
  },
): Promise<void> {
  const { stack, say } = context;
  const { journal, request, stopping } = ending;
  const older = await sayMigrations(context, journal.source.moment);
  const waits = request.restart && older;
  if (request.restart && !older)
    await restartUsers(context, database, {
      minutes: request.rolloutMinutes,
      stopping,
      left: againFor(context, journal),
    });
  await closeJournal(context, database.key);
  if (waits)
    say(
      `Nothing is restarted before that: then devops-platform restart ${stack.name} <service>, for each that uses it.`,
    );
  say(`\n${database.identifier} has ${labelOf(journal.source)}, under the address it had.`);
  if (journal.safety) say(`As it was before: the snapshot ${journal.safety}.`);
  const kept = [journal.kept, ...journal.replicas.map(({ to }) => to)];
  const cost = instanceCost(database, stack.region, { standby: true });
  say(
    `What it replaced stays, where it was not lost: ${kept.join(", ")}. Each costs ${cost}. When nobody needs it:`,
  );
  for (const name of kept) say(`  devops-platform db restore ${stack.name} --remove ${name}`);
}
