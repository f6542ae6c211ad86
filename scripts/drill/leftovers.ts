import {
  AddTagsToResourceCommand,
  type DBInstance,
  type RDSClient,
  RemoveTagsFromResourceCommand,
} from "@aws-sdk/client-rds";
import { instanceNamed, ourInstances, tagOf } from "../db/rds";
import { asking } from "../db/refused";
import { MARKS } from "../db/restored";
import type { Purpose } from "../db/settings";
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
  let last: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    last = beat().catch(() => {});
  }, BEAT_SECONDS * 1000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await last;
  }
}

/**
 * Makes what a drill restored a copy as `db restore --beside` makes one.
 * @returns whether it is there
 */
export async function becomesCopy(rds: RDSClient, name: string): Promise<boolean> {
  const ResourceName = (await instanceNamed(rds, name))?.DBInstanceArn;
  if (!ResourceName) return false;
  await asking(`tagging ${name} as kept (rds:AddTagsToResource)`, async () => {
    const Tags = [{ Key: MARKS.purpose, Value: "beside" satisfies Purpose }];
    await rds.send(new AddTagsToResourceCommand({ ResourceName, Tags }));
    await rds.send(new RemoveTagsFromResourceCommand({ ResourceName, TagKeys: [ALIVE] }));
  });
  return true;
}
