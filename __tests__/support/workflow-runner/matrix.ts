import { type Contexts, filled } from "./expressions";
import type { Job } from "./workflow";

type Combination = Readonly<Record<string, unknown>>;

/** One combination for each instance of a job; a job without a matrix has one, of nothing. */
export function combinationsOf({ strategy }: Job, contexts: Contexts): readonly Combination[] {
  if (strategy === undefined) return [{}];
  const { include = [], ...axes } = filled(strategy.matrix, contexts) as Record<string, unknown[]>;
  if (Object.keys(axes).length === 0) return include as Combination[];
  if (include.length > 0) throw new Error("a matrix of both axes and include is not understood");
  return Object.entries(axes).reduce<Combination[]>(
    (made, [name, values]) =>
      made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}
