import type { Difference } from "./compare";
import { isLoss } from "./compare";
import { typeOf } from "./stack-resources";
import { STATEFUL_TYPES } from "./stateful-types";

/** What a reviewer has to know of a stack's differences; empty when there are none. */
export function describe(stack: string, differences: readonly Difference[]): string {
  if (differences.length === 0) return "";
  if (isNew(differences)) return `${stack}: is a new stack of ${differences.length - 1} resources`;
  const lines = differences.flatMap(sentences).map((line) => `  ${line}`);
  return [`${stack}:`, ...lines].join("\n");
}

/** A stack that starts to keep a state has nothing to lose. */
const isNew = (differences: readonly Difference[]) =>
  differences.some(({ kind, address }) => kind === "added" && typeOf(address) === "state");

/** What to do about the differences of all stacks. */
export function advice(differences: readonly Difference[]): string {
  if (!differences.some(isLoss)) return "Run `npm run addresses` and commit what it writes.";
  return [
    'If something only has another name now, say so and it stays: `resource.moveFromId("<old address>")`',
    "writes a `moved` block. If it shall be lost or made again, save what must be kept, then run",
    "`npm run addresses -- --accept` and commit what it writes: the reviewer sees it there.",
  ].join("\n");
}

function sentences(difference: Difference): string[] {
  const { kind, address } = difference;
  const consequence = STATEFUL_TYPES[typeOf(address)]?.consequence ?? "";
  switch (kind) {
    case "destroyed":
      return [`${address} is no longer there. ${consequence}`];
    case "replaced":
      return [
        `${address} would be replaced: ${difference.argument} changes from ${show(difference.before)} to ${show(difference.after)}. ${consequence}`,
      ];
    case "renamed":
      return [`${address} is now ${difference.to}; it stays as it is.`];
    case "added":
      return [`${address} is new.`];
    case "removed":
      return [`${address} is no longer there; it keeps nothing.`];
  }
}

const show = (value: unknown) => (value === undefined ? "nothing" : JSON.stringify(value));
