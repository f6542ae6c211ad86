import { isAbout, type Request, requestsOf, setsMeet } from "./contain";
import type { Statement } from "./statement";

/** Something that is allowed now and was not before. */
export interface Gain {
  /** `allowed`: a statement allows it; `no longer denied`: a statement that denied it is gone or narrower. */
  readonly how: "allowed" | "no longer denied";
  readonly statement: Statement;
  readonly requests: readonly Request[];
  /** Set where the same was allowed before under stricter conditions. */
  readonly conditionsWere?: Statement;
}

/** Beyond this, statements are only compared as wholes: a policy of AWS's largest size has fewer. */
const MOST_REQUESTS = 20_000;

/**
 * What the later statements allow beyond the earlier ones. They are compared as sets of requests, so that it
 * does not matter how they are spread over statements and policies.
 * @param denialsCount whether a denial that is gone counts even where nothing here allows the request
 */
export function gains(
  before: readonly Statement[],
  after: readonly Statement[],
  denialsCount = false,
): Gain[] {
  const known = new Set(before.map((one) => JSON.stringify(one)));
  const allowedBefore = before.filter(({ allow }) => allow);
  const deniedBefore = before.filter(({ allow }) => !allow);
  const allowedAfter = after.filter(({ allow }) => allow);
  const deniedAfter = after.filter(({ allow }) => !allow);
  const allowed = allowedAfter
    .filter((one) => !known.has(JSON.stringify(one)))
    .flatMap((statement) => gain("allowed", statement, allowedBefore, deniedAfter));
  const later = new Set(after.map((one) => JSON.stringify(one)));
  const undenied = deniedBefore
    .filter((one) => !later.has(JSON.stringify(one)))
    .filter((one) => denialsCount || allowedAfter.some((other) => overlap(one, other)))
    .flatMap((statement) => gain("no longer denied", statement, deniedAfter, []));
  return [...allowed, ...undenied];
}

function gain(
  how: Gain["how"],
  statement: Statement,
  covering: readonly Statement[],
  denied: readonly Statement[],
): Gain[] {
  const all = requestsOf(statement);
  const requests = all
    .slice(0, MOST_REQUESTS)
    .filter((request) => ![...covering, ...denied].some((other) => isAbout(other, request)));
  if (requests.length === 0) return [];
  const looser = covering.find((other) =>
    requests.every((request) =>
      isAbout(other, { ...request, of: { ...statement, conditions: other.conditions } }),
    ),
  );
  return [{ how, statement, requests, ...(looser && { conditionsWere: looser }) }];
}

const overlap = (one: Statement, other: Statement): boolean =>
  setsMeet(one.actions, other.actions) && setsMeet(one.resources, other.resources);
