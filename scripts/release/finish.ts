import { UNRELEASED_DIGEST } from "../../src/modules/ecs/unreleased-digest";
import { exitCodes, isCommandError } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { refusePaused } from "../pause/refuse";
import { holdingLock } from "../state/holding";
import { converge, type Revisions } from "./converge";
import { describeFailure } from "./failure";
import { follow } from "./follow";
import { requireHealthy } from "./health";
import { recordsOf } from "./history";
import { endRecord } from "./noted";
import { pointerDigest } from "./pointer";
import { isOpen, type ReleaseRecord } from "./record";
import { latestRevision } from "./revisions";
import { short } from "./short";
import { Stopping } from "./stopping";
import { type Subject, subjectOf } from "./subject";
import { backFrom, nothingFrom } from "./way-back";

/**
 * Sees releases through that were killed, or that nobody watched to their end: forward where the pointer was moved
 * already, back where it was not. Afterwards the plan is empty.
 * @returns how many there were
 */
export async function finishReleases(context: StackContext, minutes: number): Promise<number> {
  const images = new Set((await recordsOf(context)).filter(isOpen).map(({ image }) => image));
  let finished = 0;
  for (const image of images)
    await holdingLock(context, `finishing the release of ${image}`, async () => {
      // Only now nobody else can be at work on them.
      const [newest, ...older] = await recordsOf(context, { image });
      for (const record of older.filter(isOpen)) await endRecord(context, record, "overtaken");
      if (!newest || !isOpen(newest)) return;
      const subject = await subjectOf(context, image);
      await refusePaused(context, subject.deployed.state, "no release can be finished");
      await finish(subject, newest, minutes);
      finished += 1;
    });
  return finished;
}

async function finish(subject: Subject, record: ReleaseRecord, minutes: number): Promise<void> {
  const { context, image } = subject;
  const { digest, previous = UNRELEASED_DIGEST } = record;
  const now = await pointerDigest(context, subject.pointer);
  if (now === digest) return goOn(subject, record, minutes);
  if (now !== previous) {
    context.say(`${image} ${short(now)} was released since, by other means. It is left alone.`);
    return endRecord(context, record, "overtaken");
  }
  context.say(
    `The release of ${image} ${short(digest)} had not begun to roll out. It is taken back.`,
  );
  const note = () => endRecord(context, record, "failed");
  const failed = await nothingFrom(subject, undefined, { previous, note });
  if (failed !== undefined) throw failed;
}

async function goOn(subject: Subject, record: ReleaseRecord, minutes: number): Promise<void> {
  const { context, image } = subject;
  const { digest, previous = UNRELEASED_DIGEST } = record;
  const { say, stack } = context;
  say(`The release of ${image} ${short(digest)} goes on …`);
  const stopping = new Stopping();
  const { signal } = stopping;
  await stopping.during(async () => {
    // What nobody watched was complete: to begin it again would undo AWS's own rollback.
    const revisions =
      record.outcome === "unwatched" ? await latestOf(subject) : await converge(subject, digest);
    try {
      await follow(subject, revisions, { minutes, signal });
      await requireHealthy(subject, signal);
    } catch (error) {
      stopping.here("The release is as it was: run the same command again.");
      if (!isRollout(error)) throw error;
      const note = (cause: unknown) => endRecord(context, record, "rolled back", cause);
      const told = await describeFailure(subject, revisions, error);
      throw await backFrom(subject, told, { previous, note, minutes, signal });
    }
  }, say);
  await endRecord(context, record, "released");
  say(`${image} ${short(digest)} runs in ${stack.name}.`);
}

/** Whether it is the rollout that failed, and not the way to AWS. */
const isRollout = (error: unknown): boolean =>
  isCommandError(error) && error.exitCode === exitCodes.rollout;

async function latestOf({ ecs, workloads }: Subject): Promise<Revisions> {
  const revisions = new Map<string, string>();
  for (const { family } of workloads)
    revisions.set(family, (await latestRevision(ecs, family)).arn);
  return revisions;
}
