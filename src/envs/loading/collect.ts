import type { z } from "zod";
import type { Problem } from "../../problem";
import { explain, type Located } from "./issues";
import { type Path, startsWith, valueAt, without, withValue } from "./paths";
import { type StandIns, standInAt } from "./stand-ins";

export interface Collected<T> {
  readonly problems: readonly Problem[];
  /** What is left of the input once everything wrong is taken out; absent when nothing is. */
  readonly value?: T;
  /** What was taken out, or replaced. */
  readonly dropped: readonly Path[];
}

/**
 * Finds everything a schema has to say, not only the first layer: what is wrong is taken out, or
 * replaced where nothing can be without it, and the rest read again, so that one wrong type does
 * not hide a check that comes after all types.
 */
export function collect<T extends z.ZodType>(
  schema: T,
  input: unknown,
  standIns: StandIns = [],
): Collected<z.output<T>> {
  const problems: Problem[] = [];
  const dropped: Path[] = [];
  let current = input;

  for (;;) {
    const result = schema.safeParse(current);
    if (result.success) return { problems, dropped, value: result.data };

    const found = result.error.issues.flatMap((issue) => explain(issue, schema, current));
    problems.push(
      ...found.filter((located) => !followsFrom(located, dropped)).map(({ problem }) => problem),
    );
    const gone: Path[] = [];
    for (const { path } of found) {
      if (gone.some((start) => startsWith(path, start))) continue;
      const rest = replaced(current, path, standIns) ?? without(current, path);
      if (!rest) return { problems, dropped };
      current = rest.value;
      gone.push(rest.dropped);
    }
    if (gone.length === 0) return { problems, dropped };
    dropped.push(...gone);
  }
}

/** The same value with the stand-in of a required field, unless that is what was wrong. */
function replaced(input: unknown, path: Path, standIns: StandIns) {
  const standIn = standInAt(standIns, path);
  if (!standIn || valueAt(input, path) === standIn.value) return undefined;
  return { value: withValue(input, path, standIn.value), dropped: path };
}

/** Whether it is only there because something it looks at was taken out. */
function followsFrom({ path, reads }: Located, dropped: readonly Path[]): boolean {
  const read = reads.flatMap((key) => path.map((_, level) => [...path.slice(0, level), key]));
  return dropped.some(
    (gone) =>
      startsWith(path, gone) ||
      startsWith(gone, path) ||
      read.some((field) => startsWith(gone, field)),
  );
}
