import type { PlainMatch } from "./match";
import { hasWildcard, literalStart } from "./patterns";

/**
 * A range of priorities for rules that are equally specific. The bands are fixed, most specific
 * first, so a rule's band follows from the rule alone: hosts count before paths, paths before
 * headers, and of several values the least specific one counts.
 */
export interface Band {
  readonly first: number;
  readonly width: number;
}

/** Below and above is room for priorities that are given by hand: 1 to 1999 and 48200 to 50000. */
const FIRST_PRIORITY = 2000;
const WIDTH = { withHeaders: 200, withoutHeaders: 2000 } as const;
const PATH_CLASSES = 7;
const HOST_CLASSES = 3;

/** The band of a rule. If one rule matches all that another does, its band is the same or a later one. */
export function bandOf(match: PlainMatch): Band {
  const host = Math.min(...match.hosts.map(hostClass));
  const path = Math.min(...match.paths.map(pathClass));
  const before = (HOST_CLASSES - 1 - host) * PATH_CLASSES + (PATH_CLASSES - 1 - path);
  const first = FIRST_PRIORITY + before * (WIDTH.withHeaders + WIDTH.withoutHeaders);
  return match.headers.size > 0
    ? { first, width: WIDTH.withHeaders }
    : { first: first + WIDTH.withHeaders, width: WIDTH.withoutHeaders };
}

/** 2 for one host, 1 for a wildcard, 0 for any. */
function hostClass(host: string): number {
  if (host === "*") return 0;
  return hasWildcard(host) ? 1 : 2;
}

/**
 * 6 for one path; for a wildcard how far it is literal, in half segments: 0 for `/*`, 1 for
 * `/api*`, 2 for `/api/*`, 3 for `/api/v*`, and so on up to 5.
 */
function pathClass(path: string): number {
  if (!hasWildcard(path)) return PATH_CLASSES - 1;
  const start = literalStart(path);
  const slashes = start.split("/").length - 1;
  const halves = 2 * (slashes - 1) + (start.endsWith("/") ? 0 : 1);
  return Math.max(0, Math.min(halves, PATH_CLASSES - 2));
}
