import { callerOf } from "../aws/account";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { askForName } from "../terminal/ask";
import type { Database } from "./database";
import { requireFitting, requireUp } from "./fits-in-place";
import { instanceName, stampOf } from "./identifiers";
import type { InPlaceRequest } from "./in-place";
import { type Journal, journalOf } from "./journal";
import { requireKey } from "./key-there";
import { instanceNamed, instanceWithId, rdsOf } from "./rds";
import { labelOf } from "./restored";
import { sourceFrom } from "./source";

/** Looks whether it can be done, says what will be, and has the environment's name typed; nothing is changed yet. */
export async function planInPlace(
  context: StackContext,
  database: Database,
  request: InPlaceRequest,
): Promise<Journal> {
  const { stack, say, answers } = context;
  const journal =
    (await begunBefore(context, database, request)) ?? (await anew(context, database, request));
  const { identifier, replicas } = database;
  say(
    `${identifier} of ${stack.name} gets ${labelOf(journal.source)}. What was written since is not in it.`,
  );
  if (journal.safety) say(`  A snapshot of how it is now comes first: ${journal.safety}`);
  say(`  The old database stays as ${journal.kept}, until somebody removes it.`);
  if (replicas.length > 0)
    say(`  Its replicas are made anew: ${replicas.map((one) => one.identifier).join(", ")}`);
  say("  Nobody reaches the database while the two change places: some minutes.");
  await askForName(stack.name, answers);
  return journal;
}

async function begunBefore(
  context: StackContext,
  { key }: Database,
  { from }: InPlaceRequest,
): Promise<Journal | undefined> {
  const { stack, say } = context;
  const begun = await journalOf(context, key);
  if (!begun) return undefined;
  if (begun.from !== from)
    throw refused(
      `a restore of ${key} from ${begun.from} was begun and did not end`,
      `It was begun at ${begun.started} by ${begun.who}. Go on with it: devops-platform db restore ${stack.name} ${key} --from ${begun.from} --in-place. Or give it up: devops-platform db restore ${stack.name} --remove ${begun.restored}`,
    );
  say(`A restore that was begun at ${begun.started} by ${begun.who} is gone on with.`);
  return begun;
}

async function anew(
  context: StackContext,
  database: Database,
  { from, snapshot: wanted }: InPlaceRequest,
): Promise<Journal> {
  const { stack, access, say } = context;
  const { identifier, resourceId, replicas } = database;
  const rds = rdsOf(context);
  const live = await instanceWithId(rds, resourceId);
  if (live) requireUp(live);
  else await requireNameFree(context, identifier);
  const { source, snapshot } = await sourceFrom(rds, database, live, from);
  requireFitting(database, source, snapshot);
  if (snapshot) await requireKey(context, snapshot);
  if (!live) say(`${identifier} is gone from RDS: it is made again.`);
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
    ...(live && wanted && { safety: `${identifier}-before-restore-${stampOf(now)}` }),
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
