import type { StackContext } from "../lib/stack-context";
import type { StateDocument } from "../state/document";
import { pauseOf } from "./pointer";
import { pauseInWords } from "./words";

/** Tells somebody who looks at an environment why nothing happens in it. Where that cannot be read, nothing is said. */
export async function sayPaused(
  context: Pick<StackContext, "stack" | "access" | "say">,
  state: StateDocument,
): Promise<void> {
  const value = await pauseOf(context, state).catch(() => undefined);
  const { name } = context.stack;
  const words = value && pauseInWords(name, value);
  if (words !== undefined) context.say(`${words}: devops-platform resume ${name}`);
}
