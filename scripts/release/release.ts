import { CommandError, exitCodes, isCommandError } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { holdingLock } from "../state/holding";
import { converge } from "./converge";
import { describeFailure } from "./failure";
import { follow } from "./follow";
import { goBack } from "./go-back";
import { requireHealthy } from "./health";
import { beginRecord, type Noted } from "./noted";
import { isReleased, pointerDigest } from "./pointer";
import type { Outcome, ReleaseRecord } from "./record";
import { registryOf, tagReleased } from "./registry-image";
import { runBefore, tasksBefore } from "./run-before";
import { Stopping } from "./stopping";
import { type Subject, subjectOf } from "./subject";

export interface ReleaseRequest {
  /** Key of the image. */
  readonly image: string;
  readonly digest: string;
  /** Of the image, for the history. */
  readonly commit?: string | undefined;
  readonly kind: ReleaseRecord["kind"];
  /** Whether migrations and the like run first. */
  readonly runBefore: boolean;
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
      const previous = await pointerDigest(context, subject.pointer);
      const record = await beginRecord(context, { ...request, previous, before: named(subject) });
      await throughTo(subject, { ...request, previous, record, stopping });
    }, say),
  );
}

const named = (subject: Subject): string[] => tasksBefore(subject).map(({ name }) => name);

/** What is being done, and how to note what becomes of it. */
interface UnderWay extends Omit<ReleaseRequest, "image"> {
  readonly previous: string;
  readonly record: Noted;
  readonly stopping: Stopping;
}

async function throughTo(subject: Subject, underWay: UnderWay): Promise<void> {
  const { digest, previous, record, stopping } = underWay;
  const { say, stack } = subject.context;
  await prepare(subject, underWay);
  say(`Releasing ${subject.image} ${short(digest)} to ${stack.name} …`);
  try {
    await converge(subject, digest);
    await watch(subject, underWay);
  } catch (error) {
    if (stopping.isAsked) throw error;
    say(`Going back to ${isReleased(previous) ? short(previous) : "no release at all"} …`);
    throw await backFrom(subject, underWay, { error, outcome: "rolled back" });
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
    if (wanted) await runBefore(subject, digest);
    stopping.here("Nothing was released. Tasks that run before a release have run to their end.");
  } catch (error) {
    throw await backFrom(subject, underWay, { error, outcome: "failed" });
  }
}

/** Goes back after an error; returns what to throw. */
async function backFrom(
  subject: Subject,
  { previous, record }: Pick<UnderWay, "previous" | "record">,
  { error, outcome }: { readonly error: unknown; readonly outcome: Outcome },
): Promise<unknown> {
  try {
    await goBack(subject, previous);
  } catch (second) {
    return notBack(subject, error, second);
  }
  await record.end(outcome, error);
  return error;
}

/** Neither forward nor back, as where a permission is missing: the record stays open for `--finish`. */
function notBack(subject: Subject, error: unknown, second: unknown): CommandError {
  const { name } = subject.context.stack;
  const words = (one: unknown) =>
    isCommandError(one) ? [one.message, one.hint].filter(Boolean).join("\n") : String(one);
  return new CommandError(`the release of ${subject.image} failed, and going back failed too`, {
    hint: `${words(error)}\n\nGoing back: ${words(second)}\n\nWhen the cause is gone: devops-platform releases ${name} --finish`,
    exitCode: exitCodes.rollout,
    cause: error,
  });
}

async function watch(subject: Subject, { rolloutMinutes, record, stopping }: UnderWay) {
  const { name } = subject.context.stack;
  try {
    await follow(subject, { minutes: rolloutMinutes, signal: stopping.signal });
    await requireHealthy(subject, stopping.signal);
  } catch (error) {
    if (stopping.isAsked) {
      await record.end("unwatched");
      stopping.here(
        `AWS goes on with the rollout, and nobody watches it. devops-platform releases ${name} --finish sees it through, and goes back if it fails.`,
      );
    }
    throw await describeFailure(subject, error);
  }
}

export const short = (digest: string): string => digest.slice(0, "sha256:".length + 12);
