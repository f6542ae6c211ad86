import { InvalidArgumentError } from "commander";

/** Which statuses are good. */
export interface Accepted {
  /** As it was written: `200-399`. */
  readonly words: string;
  readonly takes: (status: number) => boolean;
}

/** What a user takes for an answer: it is there, or somewhere else. */
const ANSWERED = "200-399";

/** Reads a list of statuses and ranges of them, as target groups have it. */
export function acceptedIn(words: string = ANSWERED): Accepted {
  const ranges = words.split(",").map((part) => part.split("-").map(Number));
  return {
    words,
    takes: (status) => ranges.some(([from = 0, to = from]) => status >= from && status <= to),
  };
}

/** Reads `--expect`. */
export function expected(text: string): Accepted {
  if (/^[1-5]\d\d(-[1-5]\d\d)?(,[1-5]\d\d(-[1-5]\d\d)?)*$/.test(text)) return acceptedIn(text);
  throw new InvalidArgumentError("Write statuses, such as 200, 200-399 or 200,302.");
}
