import { CommandError, exitCodes } from "../lib/errors.mjs";
import type { StackContext } from "../lib/stack-context";
import { recordsOf } from "../release/history";
import { isOpen } from "../release/record";

/** A release that did not end could be seen neither through nor back without tasks. */
export async function requireNoOpenRelease(context: StackContext): Promise<void> {
  const { name } = context.stack;
  const newest = new Map<string, Awaited<ReturnType<typeof recordsOf>>[number]>();
  for (const record of await recordsOf(context))
    if (!newest.has(record.image)) newest.set(record.image, record);
  const open = [...newest.values()].find(isOpen);
  if (!open) return;
  throw new CommandError(`a release of ${open.image} to ${name} did not end`, {
    hint: `It was begun at ${open.started} by ${open.who}. devops-platform releases ${name} --finish sees it through or takes it back; then pause.`,
    exitCode: exitCodes.refused,
  });
}
