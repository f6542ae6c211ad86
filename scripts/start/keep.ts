import type { Emulator } from "../emulator/start";
import { onSignals } from "../lib/signals.mjs";

/** As a shell reads them: what makes another terminal reach the emulator, and no account of the caller. */
export function exportLines({ environment }: Pick<Emulator, "environment">): string[] {
  return [
    "unset AWS_PROFILE AWS_SESSION_TOKEN",
    ...Object.entries(environment)
      .filter(([name]) => name.startsWith("AWS_"))
      .map(([name, value]) => `export ${name}=${value}`),
  ];
}

/** Waits for the signal that ends it: that is how it is meant to end. */
export async function untilSignal(): Promise<void> {
  // The emulator alone keeps nobody waiting.
  const alive = setInterval(() => {}, 60_000);
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  await onSignals(
    () => end(),
    () => ended,
  );
  clearInterval(alive);
}
