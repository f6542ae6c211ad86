import { AddTagsToResourceCommand, type DBInstance, type RDSClient } from "@aws-sdk/client-rds";
import { instanceNamed, ourInstances, tagOf } from "../db/rds";
import { MARKS } from "../db/restored";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";

/** When a drill last said that it is alive, in the tags of what it restored. */
export const ALIVE = "DrillAlive";
const BEAT_SECONDS = 60;
/** A drill that said nothing for so long is dead. */
const DEAD_AFTER_MINUTES = 5;

/** What earlier drills of a database left; one that may still run is refused. */
export async function leftByDrills(
  rds: RDSClient,
  { stack }: StackContext,
  database: string,
  { takeOver }: { readonly takeOver: boolean },
): Promise<DBInstance[]> {
  const left = (await ourInstances(rds, stack)).filter(
    ({ TagList, DBInstanceStatus }) =>
      tagOf(TagList, MARKS.purpose) === "drill" &&
      tagOf(TagList, MARKS.database) === database &&
      DBInstanceStatus !== "deleting",
  );
  const alive = left.find(({ TagList }) => isAlive(tagOf(TagList, ALIVE)));
  if (!alive || takeOver) return left;
  throw new CommandError(`another drill of ${database} in ${stack.name} is under way`, {
    hint: `It restored ${alive.DBInstanceIdentifier} and was alive at ${tagOf(alive.TagList, ALIVE)}. Where it was killed, run the same command again in ${DEAD_AFTER_MINUTES} min, or at once with --take-over.`,
    exitCode: exitCodes.locked,
  });
}

const isAlive = (at: string | undefined): boolean =>
  at !== undefined && Date.now() - Date.parse(at) < DEAD_AFTER_MINUTES * 60_000;

/** Says in the tags of an instance, again and again, that somebody is at work with it. */
export async function keepingAlive<T>(
  rds: RDSClient,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const beat = async () => {
    const ResourceName = (await instanceNamed(rds, name))?.DBInstanceArn;
    const Tags = [{ Key: ALIVE, Value: new Date().toISOString() }];
    if (ResourceName) await rds.send(new AddTagsToResourceCommand({ ResourceName, Tags }));
  };
  // One that fails changes nothing: the next comes in a minute.
  const timer = setInterval(() => void beat().catch(() => {}), BEAT_SECONDS * 1000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
