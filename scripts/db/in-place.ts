import type { StackContext } from "../lib/stack-context";
import { Stopping } from "../release/stopping";
import { holdingLock } from "../state/holding";
import { signState } from "../state/sign";
import { type DeployedEnvironment, deployedEnvironment } from "../workloads/deployed";
import { type Database, databaseNamed } from "./database";
import { planInPlace } from "./in-place-plan";
import { instanceCost } from "./instance-cost";
import { closeJournal, type Journal, journalOf, writeJournal } from "./journal";
import { pointStateAt } from "./mend-state";
import { sayMigrations } from "./migrated-since";
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
    () =>
      stopping.during(
        () => underLock(context, { deployed, database, planned, request, stopping }),
        say,
      ),
  );
  await signState(context, { command: `db restore ${stack.name} ${database.key} --in-place` });
  await settle(context, againFor(context, journal));
  await stopping.during(() => finish(context, database, { journal, request, stopping }), say);
  return journal;
}

interface Underway {
  readonly deployed: DeployedEnvironment;
  readonly database: Database;
  readonly planned: Journal;
  readonly request: InPlaceRequest;
  readonly stopping: Stopping;
}

async function underLock(
  context: StackContext,
  { deployed, database, planned, request, stopping }: Underway,
): Promise<Journal> {
  const { say } = context;
  // Another run may have begun while somebody typed the name.
  const begun = await journalOf(context, database.key);
  const journal = begun ?? planned;
  if (!begun) await writeJournal(context, journal);
  if (isSwapped(database, journal)) return journal;
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

/** The state is what changes last. */
const isSwapped = ({ resourceId }: Database, { newResourceId }: Journal): boolean =>
  resourceId === newResourceId;

const againFor = ({ stack }: StackContext, { database, from, restored }: Journal): string =>
  [
    `To go on: devops-platform db restore ${stack.name} ${database} --from ${from} --in-place`,
    `To give it up before the databases change places: devops-platform db restore ${stack.name} --remove ${restored}`,
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
  await sayMigrations(context, journal.source.moment);
  if (request.restart)
    await restartUsers(context, database, {
      minutes: request.rolloutMinutes,
      stopping,
      left: againFor(context, journal),
    });
  await closeJournal(context, database.key);
  say(`\n${database.identifier} has ${labelOf(journal.source)}, under the address it had.`);
  if (journal.safety) say(`As it was before: the snapshot ${journal.safety}.`);
  const kept = [journal.kept, ...journal.replicas.map(({ to }) => to)];
  const cost = instanceCost(database, stack.region, { standby: true });
  say(
    `What it replaced stays, where it was not lost: ${kept.join(", ")}. Each costs ${cost}. When nobody needs it:`,
  );
  for (const name of kept) say(`  devops-platform db restore ${stack.name} --remove ${name}`);
}
