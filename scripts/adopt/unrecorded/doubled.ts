import { CommandError, exitCodes } from "../../lib/errors.mjs";

/** A resource that is there more than once, each with the environment's tags and in no state. */
export interface Doubled {
  readonly address: string;
  readonly ids: readonly string[];
}

/** Refuses to choose, and to make a third: which of them is in use, only a person can tell. */
export function refuseDoubled(name: string, doubled: readonly Doubled[]): void {
  if (doubled.length === 0) return;
  const listed = doubled.map(({ address, ids }) => `${address}: ${ids.join(", ")}`);
  throw new CommandError(`${name} has in AWS more than once what its state does not know`, {
    hint: [
      ...listed,
      "",
      "Nothing was changed. Deploys that were killed made them. Look which one is in use and delete the others, or take their tag Environment off, so that they are no longer this environment's.",
      `Then run devops-platform deploy ${name} again: it takes over the one that is left.`,
    ].join("\n"),
    exitCode: exitCodes.refused,
  });
}
