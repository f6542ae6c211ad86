import { UNRELEASED_DIGEST } from "../../src/modules/ecs/unreleased-digest";
import type { StackContext } from "../lib/stack-context";
import { holdingLock } from "../state/holding";
import { converge } from "./converge";
import { describeFailure } from "./failure";
import { follow } from "./follow";
import { goBack } from "./go-back";
import { recordsOf } from "./history";
import { endRecord } from "./noted";
import { pointerDigest } from "./pointer";
import { isOpen, type ReleaseRecord } from "./record";
import { short } from "./release";
import { Stopping } from "./stopping";
import { subjectOf } from "./subject";

/**
 * Sees releases through that were killed, or that nobody watched to their end: forward where the pointer was moved
 * already, back where it was not. Afterwards the plan is empty.
 * @returns how many there were
 */
export async function finishReleases(
  context: StackContext,
  rolloutMinutes: number,
): Promise<number> {
  const open = (await recordsOf(context)).filter(isOpen);
  // Of one image only the newest counts: each began where the one before it stood.
  const newest = new Map(open.map((record) => [record.image, record] as const).reverse());
  for (const record of newest.values())
    await holdingLock(context, `finishing the release of ${record.image}`, () =>
      finish(context, record, rolloutMinutes),
    );
  for (const record of open)
    if (newest.get(record.image) !== record) await endRecord(context, record, "failed");
  return newest.size;
}

async function finish(
  context: StackContext,
  record: ReleaseRecord,
  minutes: number,
): Promise<void> {
  const { say } = context;
  const { image, digest, previous = UNRELEASED_DIGEST } = record;
  const subject = await subjectOf(context, image);
  if ((await pointerDigest(context, subject.pointer)) !== digest) {
    say(`The release of ${image} ${short(digest)} had not begun to roll out. It is taken back.`);
    await goBack(subject, previous);
    return endRecord(context, record, "failed");
  }
  say(`The release of ${image} ${short(digest)} goes on …`);
  const stopping = new Stopping();
  await stopping.during(async () => {
    try {
      await converge(subject, digest);
      await follow(subject, { minutes, signal: stopping.signal });
    } catch (error) {
      stopping.here("The release is as it was: run the same command again.");
      say(`Going back to ${short(previous)} …`);
      await goBack(subject, previous);
      await endRecord(context, record, "rolled back", error);
      throw await describeFailure(subject, error);
    }
  }, say);
  await endRecord(context, record, "released");
  say(`${image} ${short(digest)} runs in ${context.stack.name}.`);
}
