import { awsErrorName } from "../aws/errors";
import { isCommandError } from "../lib/errors.mjs";

/** By the name or the words of an error; the first that fits. Source: AWS's "Common error types". */
const SHORT: readonly (readonly [pattern: RegExp, says: string])[] = [
  [/ExpiredToken|RequestExpired|token.*expired|have expired/i, "credentials expired"],
  [/AccessDenied|UnauthorizedOperation|NotAuthorized|Forbidden|may not|\b403\b/i, "not allowed"],
  [/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|slow down/i, "throttled"],
  [
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|EPIPE|socket hang up|TimeoutError|could not be reached/i,
    "not reached",
  ],
];

/**
 * Why something could not be read, in a few words.
 * @throws what is no failure of AWS: nobody foresaw it, and it must not pass for one
 */
export function unreadInWords(error: unknown, permission: string): string {
  if (!(error instanceof Error)) throw error;
  const words = [error.name, error.message, codeIn(error), hintOf(error)].join(" ");
  const [, says] = SHORT.find(([pattern]) => pattern.test(words)) ?? [];
  if (says !== undefined) return `${says}: ${permission}`;
  const name = awsErrorName(error);
  if (name === undefined && !isCommandError(error)) throw error;
  return `failed: ${permission}: ${name ?? error.message}`;
}

const hintOf = (error: Error): string => (isCommandError(error) ? (error.hint ?? "") : "");

const codeIn = (error: Error): string =>
  [error, error.cause]
    .map((one) => (one instanceof Error && "code" in one ? one.code : ""))
    .join(" ");
