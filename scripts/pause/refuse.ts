import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import type { StateDocument } from "../state/document";
import { pauseOf } from "./pointer";
import { pauseInWords } from "./words";

/**
 * Refuses what needs tasks while there can be none. One that is half resumed is let through: what stops it from
 * coming up may be the very image that is to be released.
 * @param notDone completes "…, so": `nothing is released to it`
 */
export async function refusePaused(
  context: StackContext,
  state: StateDocument,
  notDone: string,
): Promise<void> {
  const value = await pauseOf(context, state);
  if (value.state !== "paused") return;
  const { name } = context.stack;
  throw new CommandError(`${pauseInWords(name, value)}, so ${notDone}`, {
    hint: `devops-platform resume ${name} starts it; then run the same command again.`,
    exitCode: exitCodes.refused,
  });
}
