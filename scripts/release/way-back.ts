import { CommandError, exitCodes, isCommandError } from "../lib/errors.mjs";
import { converge, type Revisions } from "./converge";
import { follow, type Watching } from "./follow";
import { goBack, takeBack } from "./go-back";
import { isReleased } from "./pointer";
import { short } from "./short";
import type { Subject } from "./subject";

/** Where a failed release goes back to, and how it is noted. */
export interface WayBack extends Watching {
  /** What the pointer held. */
  readonly previous: string;
  /** Called once it is back. */
  readonly note: (error: unknown) => Promise<void>;
}

/** Goes back after something failed; returns what to throw. */
export async function backFrom(
  subject: Subject,
  error: unknown,
  { previous, note, ...watching }: WayBack,
): Promise<unknown> {
  const { say } = subject.context;
  say(`Going back to ${isReleased(previous) ? short(previous) : "no release at all"} …`);
  try {
    const revisions = await goBack(subject, previous);
    await note(error);
    if (isReleased(previous)) await followBack(subject, revisions, watching);
  } catch (second) {
    return notBack(subject, error, second);
  }
  return error;
}

/** Everything is back by then but the tasks; what they do is said, and the first error stays the one that counts. */
async function followBack(
  subject: Subject,
  revisions: Revisions,
  watching: Watching,
): Promise<void> {
  try {
    await follow(subject, revisions, watching);
  } catch (error) {
    const { context } = subject;
    context.say(`The tasks of before are not all back yet: ${words(error)}`);
    context.say(`devops-platform status ${context.stack.name} shows how they get on.`);
  }
}

/** Takes back what was registered before anything ran it; returns what to throw. */
export async function nothingFrom(
  subject: Subject,
  error: unknown,
  { previous, note }: Pick<WayBack, "previous" | "note">,
): Promise<unknown> {
  try {
    await takeBack(subject, previous);
    await converge(subject, previous);
    await note(error);
  } catch (second) {
    return notBack(subject, error, second);
  }
  return error;
}

/** Neither forward nor back, as where a permission is missing: the record stays open for `--finish`. */
function notBack(subject: Subject, error: unknown, second: unknown): CommandError {
  const { name } = subject.context.stack;
  return new CommandError(`the release of ${subject.image} failed, and going back failed too`, {
    hint: [
      words(error),
      `Going back: ${words(second)}`,
      `When the cause is gone: devops-platform releases ${name} --finish`,
    ].join("\n\n"),
    exitCode: exitCodes.rollout,
    cause: error,
  });
}

const words = (one: unknown): string =>
  isCommandError(one) ? [one.message, one.hint].filter(Boolean).join("\n") : String(one);
