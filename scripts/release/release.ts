import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { refusePaused } from "../pause/refuse";
import { holdingLock } from "../state/holding";
import { converge, type Revisions } from "./converge";
import { describeFailure } from "./failure";
import { follow } from "./follow";
import { requireHealthy } from "./health";
import { recordsOf } from "./history";
import { beginRecord, type Noted } from "./noted";
import { pointerDigest } from "./pointer";
import { isOpen, type Outcome, type ReleaseRecord } from "./record";
import { registryOf, tagReleased } from "./registry-image";
import { MIGRATION_MINUTES, runBefore } from "./run-before";
import { short } from "./short";
import { isInterruption, Stopping } from "./stopping";
import { type Subject, subjectOf } from "./subject";
import { backFrom, nothingFrom, type WayBack } from "./way-back";

export interface ReleaseRequest {
  /** Key of the image. */
  readonly image: string;
  readonly digest: string;
  /** What ran when it was checked and agreed to. */
  readonly previous: string;
  /** Of the image, for the history. */
  readonly commit?: string | undefined;
  readonly kind: ReleaseRecord["kind"];
  /** Whether migrations and the like run first. */
  readonly runBefore: boolean;
  /** How long each of them may take. @default 60 */
  readonly migrationMinutes?: number | undefined;
  /** How long AWS may take. */
  readonly rolloutMinutes: number;
}

/**
 * Releases a digest to an environment under the lock of its state: what runs before, revisions, pointer, services,
 * until AWS calls the rollout completed and the health path answers. What fails goes back to what ran before.
 */
export async function release(context: StackContext, request: ReleaseRequest): Promise<void> {
  const { stack, say } = context;
  const stopping = new Stopping();
  await holdingLock(context, `releasing ${request.image} to ${stack.name}`, () =>
    stopping.during(async () => {
      const subject = await subjectOf(context, request.image);
      await refusePaused(context, subject.deployed.state, "nothing was released");
      const previous = await pointerDigest(context, subject.pointer);
      if (previous !== request.previous) throw overtaken(subject, previous);
      await requireNoneOpen(subject);
      const record = await beginRecord(context, request);
      await throughTo(subject, { ...request, record, stopping });
    }, say),
  );
}

/** What was checked and agreed to stands on what ran then. */
const overtaken = ({ image, context }: Subject, now: string): CommandError =>
  new CommandError(`${image} was released to ${context.stack.name} in between: ${short(now)}`, {
    hint: "Nothing was changed. Run the same command again, if it is still what you want.",
    exitCode: exitCodes.stale,
  });

/** Going back would go back to an image of which nobody knows whether it runs. */
async function requireNoneOpen({ image, context }: Subject): Promise<void> {
  const [newest] = await recordsOf(context, { image, limit: 1 });
  if (!newest || !isOpen(newest)) return;
  const { name } = context.stack;
  throw new CommandError(`an earlier release of ${image} to ${name} did not end`, {
    hint: `It was begun at ${newest.started} by ${newest.who}. devops-platform releases ${name} --finish sees it through or takes it back.`,
    exitCode: exitCodes.refused,
  });
}

/** What is being done, and how to note what becomes of it. */
interface UnderWay extends ReleaseRequest {
  readonly record: Noted;
  readonly stopping: Stopping;
}

async function throughTo(subject: Subject, underWay: UnderWay): Promise<void> {
  const { digest, record } = underWay;
  const { say, stack } = subject.context;
  await prepare(subject, underWay);
  say(`Releasing ${subject.image} ${short(digest)} to ${stack.name} …`);
  try {
    const revisions = await converge(subject, digest);
    await watch(subject, revisions, underWay);
  } catch (error) {
    if (isInterruption(error)) throw error;
    throw await backFrom(subject, error, wayBack(underWay, "rolled back"));
  }
  await record.end("released");
  say(`${subject.image} ${short(digest)} runs in ${stack.name}.`);
}

/** What may fail before anything runs the new image; then nothing of it stays. */
async function prepare(subject: Subject, underWay: UnderWay): Promise<void> {
  const { digest, record, stopping, runBefore: wanted } = underWay;
  const { environment } = subject.context.stack;
  try {
    await tagReleased(registryOf(subject), digest, { environment, started: record.started });
    const minutes = underWay.migrationMinutes ?? MIGRATION_MINUTES;
    const options = { onRun: record.ran, leave: stopping.leave, minutes };
    if (wanted) await runBefore(subject, digest, options);
    stopping.here("Nothing was released. Tasks that run before a release have run to their end.");
  } catch (error) {
    throw await nothingFrom(subject, error, wayBack(underWay, "failed"));
  }
}

const wayBack = (
  { previous, record, rolloutMinutes: minutes, stopping }: UnderWay,
  outcome: Outcome,
): WayBack => ({
  previous,
  minutes,
  signal: stopping.signal,
  note: (error) => record.end(outcome, error),
});

async function watch(
  subject: Subject,
  revisions: Revisions,
  { rolloutMinutes: minutes, record, stopping }: UnderWay,
): Promise<void> {
  const { signal } = stopping;
  try {
    await follow(subject, revisions, { minutes, signal });
    await requireHealthy(subject, signal);
  } catch (error) {
    if (stopping.isAsked) {
      await record.end("unwatched");
      stopping.here(
        `AWS goes on with the rollout, and nobody watches it. devops-platform releases ${subject.context.stack.name} --finish sees it through, and goes back if it fails.`,
      );
    }
    throw await describeFailure(subject, revisions, error);
  }
}
