import { covers, tidy } from "./patterns";

/** What of a load balancer's traffic is one service's: all that is given must match. */
export interface Match {
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  /** Values by header; any of them matches. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
}

/** A match as AWS compares it: nothing left open, and no case where case does not count. */
export interface PlainMatch {
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

export function plainMatch(match: Match): PlainMatch {
  const { hosts, paths, headers } = match;
  return {
    hosts: hosts.length > 0 ? hosts.map(withoutCase) : ["*"],
    paths: paths.length > 0 ? paths.map(tidy) : ["/*"],
    headers: new Map(
      Object.entries(headers).map(([name, values]) => [
        name.toLowerCase(),
        values.map(withoutCase),
      ]),
    ),
  };
}

/** Whether every request that `narrow` matches is matched by `wide` too. */
export function coversMatch(wide: PlainMatch, narrow: PlainMatch): boolean {
  return (
    anyCovers(wide.hosts, narrow.hosts) &&
    anyCovers(wide.paths, narrow.paths) &&
    [...wide.headers].every(([name, values]) => {
      const theirs = narrow.headers.get(name);
      return theirs !== undefined && anyCovers(values, theirs);
    })
  );
}

/** Whether the two match exactly the same requests, however they are written. */
export const sameMatch = (one: PlainMatch, other: PlainMatch): boolean =>
  coversMatch(one, other) && coversMatch(other, one);

const withoutCase = (value: string): string => tidy(value.toLowerCase());

const anyCovers = (wide: readonly string[], narrow: readonly string[]): boolean =>
  narrow.every((value) => wide.some((pattern) => covers(pattern, value)));
