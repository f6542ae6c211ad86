/** What is known of an answer of GitHub that was no success. */
export interface Answer {
  /** Undefined where nothing answered. */
  readonly status: number | undefined;
  readonly words: string;
  /** A header of it. */
  readonly header: (name: string) => string | undefined;
}

/** Reads an error of octokit's, which says 500 of what never arrived too. */
export function answerIn(error: unknown): Answer {
  const { status, message, response, cause } = Object(error) as {
    status?: number;
    message?: string;
    cause?: { message?: string };
    response?: { headers?: Record<string, unknown>; data?: { message?: string } };
  };
  const headers = response?.headers ?? {};
  return {
    status: response === undefined && error instanceof Error ? undefined : status,
    words: [response?.data?.message ?? message, causeWords(cause)].filter(Boolean).join(": "),
    header: (name) => (headers[name] === undefined ? undefined : String(headers[name])),
  };
}

const causeWords = (cause: { message?: string } | undefined): string => cause?.message ?? "";

/**
 * Seconds that GitHub asks to wait, where it asks: it counts requests an hour, and has a second limit for what comes
 * too fast. Source: "Rate limits for the REST API".
 */
export function askedToWait({ status, words, header }: Answer): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(header("retry-after"));
  if (after > 0) return after;
  if (header("x-ratelimit-remaining") === "0") {
    const reset = Number(header("x-ratelimit-reset"));
    return Math.max(1, Math.ceil(reset - Date.now() / 1000)) || 60;
  }
  return status === 429 || /rate limit/i.test(words) ? 60 : undefined;
}
