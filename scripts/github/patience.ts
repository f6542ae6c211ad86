import { answerIn, askedToWait } from "./answers";

const ATTEMPTS = 4;
/** A job that waits longer costs more than one that is started again. */
const LONGEST_SECONDS = 90;

/**
 * Milliseconds to wait before a call is sent again: where GitHub asked to wait, where it failed, and where nothing
 * answered. Undefined where the same call would fail again, or for too long.
 */
export function pauseBefore(
  attempt: number,
  error: unknown,
  firstWait: number,
): number | undefined {
  if (attempt >= ATTEMPTS) return undefined;
  const answer = answerIn(error);
  const asked = askedToWait(answer);
  if (asked !== undefined) return asked <= LONGEST_SECONDS ? asked * 1000 : undefined;
  const passes = answer.status === undefined || answer.status >= 500;
  // Not all at the same moment: what failed together would fail together again.
  return passes ? firstWait * 2 ** (attempt - 1) * (1 + Math.random() / 4) : undefined;
}
