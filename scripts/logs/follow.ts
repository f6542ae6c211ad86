import { setTimeout as wait } from "node:timers/promises";
import type { LogLine } from "./line";
import { merge, type Pages } from "./merge";
import { reachOf } from "./reach";
import { Seen } from "./seen";
import type { Source } from "./sources";

export interface FollowProps {
  readonly sources: readonly Source[];
  /** Where to begin, in milliseconds since 1970. */
  readonly since: number;
  /** The lines of a source from a moment on. */
  readonly read: (source: Source, from: number) => Pages;
  /** Milliseconds between two looks. @default 2000, more for many sources */
  readonly pause?: number;
  /** Ends it, also while nothing is written. @default it ends with the process */
  readonly stop?: AbortSignal;
}

/** AWS answers 5 calls of FilterLogEvents a second in an account and region, and others call too. */
const PAUSE_A_SOURCE = 400;
const SHORTEST_PAUSE = 2000;

/** What is there already, in order of time, in batches. */
export async function* history(
  { sources, since, read }: Omit<FollowProps, "pause" | "stop">,
  seen = new Seen(),
): AsyncGenerator<readonly LogLine[]> {
  const pages = sources.map((source) => read(source, since));
  for await (const lines of merge(pages)) yield lines.filter((line) => seen.isNew(line));
}

/**
 * What is there already and then whatever comes, until it is stopped, in batches: those that come together are in
 * order of time, each line once, late ones when they come.
 */
export async function* following(
  props: FollowProps,
): AsyncGenerator<{ readonly lines: readonly LogLine[]; readonly present: boolean }> {
  const { sources, since, read, stop } = props;
  const pause = props.pause ?? Math.max(SHORTEST_PAUSE, PAUSE_A_SOURCE * sources.length);
  const seen = new Seen();
  const newest = new Map<string, number>();
  const note = (lines: readonly LogLine[]) => {
    for (const { workload, timestamp } of lines)
      newest.set(workload, Math.max(timestamp, newest.get(workload) ?? 0));
  };
  let asked = Date.now();
  for await (const lines of history(props, seen)) {
    note(lines);
    yield { lines, present: false };
  }
  yield { lines: [], present: true };
  for (let look = 0; ; look += 1) {
    await wait(pause, undefined, stop && { signal: stop }).catch(endedBy(stop));
    if (stop?.aborted) return;
    const began = Date.now();
    const from = ({ workload }: Source): number =>
      Math.max(since, reachOf(newest.get(workload) ?? Number.NEGATIVE_INFINITY, asked, look));
    const pages = sources.map((source) => read(source, from(source)));
    for await (const lines of merge(pages)) {
      const fresh = lines.filter((line) => seen.isNew(line));
      note(fresh);
      yield { lines: fresh, present: true };
    }
    asked = began;
  }
}

/** A pause that was cut short is no failure. */
const endedBy = (stop: AbortSignal | undefined) => (error: unknown) => {
  if (!stop?.aborted) throw error;
};
