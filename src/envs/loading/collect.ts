import type { z } from "zod";
import type { Problem } from "../../problem";
import { explain, type Located } from "./issues";
import { type Path, startsWith, without } from "./paths";

export interface Collected<T> {
  readonly problems: readonly Problem[];
  /** What is left of the input once everything wrong is taken out; absent when nothing is. */
  readonly value?: T;
  /** What was taken out. */
  readonly dropped: readonly Path[];
}

/**
 * Finds everything a schema has to say, not only the first layer: what is wrong is taken out and
 * the rest read again, so that one wrong type does not hide a check that comes after all types.
 */
export function collect<T extends z.ZodType>(schema: T, input: unknown): Collected<z.output<T>> {
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
      const rest = without(current, path);
      if (!rest) return { problems, dropped };
      current = rest.value;
      gone.push(rest.dropped);
    }
    if (gone.length === 0) return { problems, dropped };
    dropped.push(...gone);
  }
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
