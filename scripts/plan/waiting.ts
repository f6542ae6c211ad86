import type { Deleted } from "../adopt/deleted";
import { CommandError, exitCodes } from "../lib/errors.mjs";

type Named = Pick<Deleted, "what">;

/** What a plan does not show: which of its creations are no creations. */
export const waitingInWords = (stack: string, waiting: readonly Named[]): string[] =>
  waiting.map(
    ({ what }) =>
      `${what} waits for its deletion: devops-platform deploy ${stack} asks, restores it and takes it over instead of creating it.`,
  );

/** AWS refuses to create what waits for its deletion: a file with such a plan would fail half way. */
export function refuseWaiting(stack: string, waiting: readonly Named[]): void {
  if (waiting.length === 0) return;
  throw new CommandError(`a plan file of ${stack} could not be applied: AWS would refuse it`, {
    hint: [
      ...waitingInWords(stack, waiting),
      "For a plan in a file, restore it first (aws secretsmanager restore-secret --secret-id <name>), and plan again.",
    ].join("\n"),
    exitCode: exitCodes.refused,
  });
}
