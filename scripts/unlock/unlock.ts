import { callingAws } from "../aws/errors";
import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { mendDigest } from "../state/digest";
import { type FoundLock, lockOf } from "../state/lock";
import { describeLock } from "../state/locked";
import { releaseLock } from "../state/release";
import { askForName, askToGoOn } from "../terminal/ask";
import { keptState, stillUnsavedInWords } from "../terraform/unsaved-state";
import { holderHere } from "./holder-here";

export interface UnlockOptions {
  /** Releases the lock with this id and no other. @default the one that is shown and confirmed */
  readonly id?: string | undefined;
}

/** Shows the lock of a state and releases exactly that one, when it is agreed to. */
export async function unlock(context: StackContext, { id }: UnlockOptions = {}): Promise<void> {
  const { app, stack, say, answers } = context;
  const lock = await lockOf(context);
  if (!lock) {
    say(`Nobody holds the lock of ${stack.name}: there is nothing to release.`);
    await mend(context);
    const kept = keptState(app.folder, stack.name);
    if (kept !== undefined) say(stillUnsavedInWords(stack.name, kept));
    return;
  }
  say([`The lock of ${stack.name} is held:`, ...describeLock(lock)].join("\n"));
  if (id !== undefined && id !== lock.id) throw otherLock(stack.name, id, lock);
  if (answers.yes && id === undefined) throw idNeeded(stack.name, lock);
  await agree(context, lock);
  await callingAws(`releasing the lock of ${stack.name}`, () => releaseLock(context, lock));
  say(`Released the lock ${lock.id}.`);
  await mend(context);
  const kept = keptState(app.folder, stack.name);
  say(kept === undefined ? goOnAfter(lock, stack.name) : stillUnsavedInWords(stack.name, kept));
}

/** What a killed run left is gone on with by the command that was killed; a release has one of its own. */
const goOnAfter = ({ operation }: FoundLock, name: string): string =>
  /\breleas(e|ing)\b/.test(operation)
    ? `A release was under way: devops-platform releases ${name} --finish sees it through or takes it back.`
    : "Nothing is lost: run the command that was killed again, it goes on from there.";

async function agree(context: StackContext, lock: FoundLock): Promise<void> {
  const { stack, say, answers } = context;
  const pid = holderHere(context, lock);
  if (pid === undefined) {
    await askToGoOn("Is that run dead, and is its lock to be released?", answers);
    return;
  }
  say(`WARNING: that run is alive: process ${pid} on this machine is working on ${stack.name}.`);
  say(
    "Two runs at once break the state. Let it finish, or stop it with Ctrl-C, which unlocks too.",
  );
  await askForName(stack.name, answers);
}

async function mend(context: StackContext): Promise<void> {
  if (await mendDigest(context)) {
    context.say("That run was killed while it saved the state: its digest is mended.");
  }
}

function otherLock(name: string, id: string, lock: FoundLock): CommandError {
  return new CommandError(`the lock of ${name} is ${lock.id}, not ${id}: nothing was released`, {
    hint: "The one you mean was released already, and somebody else works on it now. Wait for them.",
    exitCode: exitCodes.refused,
  });
}

function idNeeded(name: string, { id }: FoundLock): CommandError {
  return new CommandError("--yes alone would release whatever lock there is", {
    hint: `Say which one: devops-platform unlock ${name} --id ${id} --yes`,
    exitCode: exitCodes.usage,
  });
}
