import type { ScriptInput } from "../launch/script.mjs";
import { generate } from "./generate";
import type { Load, Measured } from "./load";

/** What the generator tells. */
export interface Told {
  readonly measured: Measured;
  /** Whether that is all of it. */
  readonly done: boolean;
}

/**
 * A process of its own, so that what the command does meanwhile takes no turn of the requests. It is told the load
 * by its parent, ends early at a second message, and with its parent.
 */
export async function main(_: ScriptInput): Promise<number> {
  const stop = new AbortController();
  // A Ctrl-C reaches every process of the terminal: the parent says when to end.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
  process.on("disconnect", () => process.exit(0));
  const load = await firstMessage(() => stop.abort());
  const tell = (told: Told) =>
    new Promise<void>((resolve) => process.send?.(told, undefined, {}, () => resolve()));
  const measured = await generate(
    load,
    (so) => void tell({ measured: so, done: false }),
    stop.signal,
  );
  await tell({ measured, done: true });
  process.disconnect();
  return 0;
}

/**
 * The load. One listener from the start: the second message may come in the same turn as the first, and one that
 * nobody listens to is lost.
 * @param onFurther is called at any message after it
 */
function firstMessage(onFurther: () => void): Promise<Load> {
  return new Promise((resolve) => {
    let told = false;
    process.on("message", (message) => {
      if (told) onFurther();
      else resolve(message as Load);
      told = true;
    });
  });
}
