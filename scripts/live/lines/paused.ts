import type { Status } from "../../status/status";

/** What to say of an environment that is paused; undefined for one that runs. */
export function pauseWords(status: Status): string | undefined {
  const paused: unknown = Reflect.get(status, "paused");
  return paused ? "PAUSED" : undefined;
}
