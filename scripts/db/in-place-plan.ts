import type { DBInstance } from "@aws-sdk/client-rds";
import { callerOf } from "../aws/account";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { askForName } from "../terminal/ask";
import type { Database } from "./database";
import { requireFitting, requireUp } from "./fits-in-place";
import { instanceName } from "./identifiers";
import type { InPlaceRequest } from "./in-place";
import { isBroken, pendingOf } from "./instance-waiting";
import { type Journal, journalOf } from "./journal";
import { requireKey } from "./key-there";
import { giveUpWith, goOnWith, standingOf } from "./open-restores";
import { instanceNamed, instanceWithId, rdsOf } from "./rds";
import { labelOf } from "./restored";
import { safetyName, withoutSafety } from "./safety";
import { sourceFrom } from "./source";
import { requireNothingUndeployed } from "./undeployed";

/** A restore as it was agreed to. */
export interface InPlacePlan {
  readonly journal: Journal;
  /** Whether an earlier run began it. */
  readonly goesOn: boolean;
}

/** Looks whether it can be done, says what will be, and has the environment's name typed; nothing is changed yet. */
export async function planInPlace(
  context: StackContext,
  database: Database,
  request: InPlaceRequest,
): Promise<InPlacePlan> {
  const { stack, say, answers } = context;
  const begun = await begunBefore(context, database, request);
  const live = await instanceWithId(rdsOf(context), database.resourceId);
  const journal = begun ?? (await anew(context, database, { request, live }));
  const { identifier, replicas } = database;
  say(
    `${identifier} of ${stack.name} gets ${labelOf(journal.source)}. What was written since is not in it.`,
  );
  if (journal.safety) say(`  A snapshot of how it is now comes first: ${journal.safety}`);
  say(`  The old database stays as ${journal.kept}, until somebody removes it.`);
  if (replicas.length > 0)
    say(`  Its replicas are made anew: ${replicas.map((one) => one.identifier).join(", ")}`);
  const pending = live ? pendingOf(live) : [];
  if (pending.length > 0)
    say(`  What waits for its maintenance window is changed in it at once: ${pending.join(", ")}`);
  say("  Nobody reaches the database while the two change places: some minutes.");
  await askForName(stack.name, answers);
  if (!begun) await requireNothingUndeployed(context, live !== undefined);
  return { journal, goesOn: begun !== undefined };
}

async function begunBefore(
  context: StackContext,
  database: Database,
  { from, snapshot }: InPlaceRequest,
): Promise<Journal | undefined> {
  const { stack, say } = context;
  const { key } = database;
  const begun = await journalOf(context, key);
  if (!begun) return undefined;
  if (standingOf(begun, database) === "foreign")
    throw refused(
      `a restore of ${key} was begun at ${begun.started}, of a database that ${key} is not any more`,
      `It was begun by ${begun.who}, and the database was made anew since. Take the note away: ${giveUpWith(stack.name, begun)}`,
    );
  if (begun.from !== from)
    throw refused(
      `a restore of ${key} from ${begun.from} was begun and did not end`,
      `It was begun at ${begun.started} by ${begun.who}. Go on with it: ${goOnWith(stack.name, begun)}. Or give it up: ${giveUpWith(stack.name, begun)}`,
    );
  say(`A restore that was begun at ${begun.started} by ${begun.who} is gone on with.`);
  return asWished(begun, snapshot);
}

/** `--no-snapshot` counts for one that was begun with a snapshot too. */
export const asWished = (journal: Journal, snapshot: boolean): Journal =>
  snapshot || journal.newResourceId !== undefined ? journal : withoutSafety(journal);

async function anew(
  context: StackContext,
  database: Database,
  { request, live }: { readonly request: InPlaceRequest; readonly live: DBInstance | undefined },
): Promise<Journal> {
  const { from, snapshot: wanted } = request;
  const { stack, access, say } = context;
  const { identifier, resourceId, replicas } = database;
  const rds = rdsOf(context);
  if (live) requireUp(live);
  else await requireNameFree(context, identifier);
  const { source, snapshot } = await sourceFrom(rds, database, live, from);
  requireFitting(database, source, snapshot);
  if (snapshot) await requireKey(context, snapshot);
  if (!live) say(`${identifier} is gone from RDS: it is made again.`);
  const broken = live !== undefined && isBroken(live);
  if (broken && wanted)
    say(`${identifier} is ${live.DBInstanceStatus}: no snapshot of how it is now can be taken.`);
  const now = new Date();
  const { arn: who } = await callerOf(access, stack.region);
  const kept = instanceName(identifier, "before", now);
  return {
    version: 1,
    database: database.key,
    identifier,
    from,
    source,
    started: now.toISOString(),
    who,
    oldResourceId: resourceId,
    ...(live && wanted && !broken && { safety: safetyName(identifier, now) }),
    restored: instanceName(identifier, "restored", now),
    kept,
    replicas: replicas.map((one) => ({
      from: one.identifier,
      to: instanceName(one.identifier, "before", now),
    })),
  };
}

/** A database that somebody made by hand under the name is not this one's business. */
async function requireNameFree(context: StackContext, identifier: string): Promise<void> {
  const other = await instanceNamed(rdsOf(context), identifier);
  if (!other) return;
  throw refused(
    `there is another database under the name ${identifier}`,
    `The state knows ${identifier} by an id that RDS has no more, and this one is ${other.DbiResourceId}: somebody made it by hand. Rename it first, in the console or with aws rds modify-db-instance --new-db-instance-identifier.`,
  );
}

const refused = (message: string, hint: string) =>
  new CommandError(message, { hint, exitCode: exitCodes.refused });
