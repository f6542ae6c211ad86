import { weakerOrEqual } from "./conditions";
import {
  holdsAction,
  holdsPrincipal,
  holdsResource,
  isAbout,
  piecesOf,
  type Request,
  setsMeet,
} from "./contain";
import { covers } from "./glob";
import type { Statement } from "./statement";

/** Something that is allowed now and was not before. */
export interface Gain {
  /** `allowed`: a statement allows it; `no longer denied`: a statement that denied it is gone or narrower. */
  readonly how: "allowed" | "no longer denied";
  readonly statement: Statement;
  readonly requests: readonly Request[];
  /** Set where the same was allowed before under stricter conditions. */
  readonly conditionsWere?: Statement;
  /** What a `NotAction` kept out before, and no longer does. */
  readonly released?: readonly string[];
}

/** So many are enough to say what is gained. */
const MOST_REQUESTS = 5000;

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
  const requests = uncovered(statement, [...covering, ...denied]);
  if (requests.length === 0) return [];
  const looser = covering.find((other) =>
    requests.every((request) =>
      isAbout(other, { ...request, of: { ...statement, conditions: other.conditions } }),
    ),
  );
  const released = statement.actions.not ? releasedBy(statement, covering) : [];
  return [
    {
      how,
      statement,
      requests,
      ...(looser && { conditionsWere: looser }),
      ...(released.length > 0 && { released }),
    },
  ];
}

/** The actions that the nearest earlier "all but" named, and this one does not. */
function releasedBy({ actions }: Statement, covering: readonly Statement[]): string[] {
  const earlier = covering.find((other) => other.actions.not);
  const kept = earlier?.actions.patterns ?? [];
  return kept.filter((one) => !actions.patterns.some((other) => covers(other, one)));
}

/**
 * The requests of a statement that none of the others is about. The others are narrowed down step by step: a
 * policy of AWS's largest size has thousands of requests.
 */
function uncovered(statement: Statement, others: readonly Statement[]): Request[] {
  const { actions, resources, principals, conditions } = statement;
  const resourcePieces = piecesOf(resources);
  const principalPieces = piecesOf(principals);
  const passing = others.filter((other) => weakerOrEqual(other.conditions, conditions));
  const found: Request[] = [];
  for (const action of piecesOf(actions)) {
    const acting = passing.filter((other) => holdsAction(other.actions, action));
    for (const resource of resourcePieces) {
      const about = acting.filter((other) => holdsResource(other.resources, resource));
      for (const principal of principalPieces) {
        if (about.some((other) => holdsPrincipal(other.principals, principal))) continue;
        found.push({ action, resource, principal, of: statement });
        if (found.length >= MOST_REQUESTS) return found;
      }
    }
  }
  return found;
}

const overlap = (one: Statement, other: Statement): boolean =>
  setsMeet(one.actions, other.actions) && setsMeet(one.resources, other.resources);
