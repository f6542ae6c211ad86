import { createHash } from "node:crypto";
import { type Band, bandOf } from "./bands";
import { breadth, families } from "./families";
import { type Match, type PlainMatch, plainMatch } from "./match";

/** Rules a load balancer takes, not counting the defaults (AWS, "Quotas for your ALBs"). */
export const MAX_RULES = 100;

/** A service's claim on a load balancer's traffic. */
export interface RuleRequest extends Match {
  readonly service: string;
  /**
   * The place among the rules, lowest first.
   * @default planned
   */
  readonly priority?: number | undefined;
}

export interface PlannedRule {
  readonly service: string;
  /** 1 to 50000. */
  readonly priority: number;
  readonly conditions: Match;
}

/**
 * Plans the rules of one load balancer. The laws, all of them tested:
 *
 * 1. A priority that is given is kept; the others go around it.
 * 2. Where one rule matches all that another matches and more, the narrower one comes first.
 * 3. A rule's priority follows from its own specificity (the band) and its own service's name (a
 *    hash: its place in the band), so services that come and go leave the others where they are.
 *
 * The third has two exceptions, both inside one band. Two services may hash to one place: with 20
 * rules in a band, one in 100 newcomers meets another, and one of the two takes the next free
 * place. And rules that overlap (`/ap*` and `/api*`) share their places by specificity. A rule that
 * moves is changed in place; should AWS call its new priority taken because the other rule has not
 * moved yet, the next apply finishes it.
 */
export function planListenerRules(requests: readonly RuleRequest[]): PlannedRule[] {
  if (requests.length > MAX_RULES) {
    throw new Error(`a load balancer takes ${MAX_RULES} rules, not ${requests.length}`);
  }
  const given = new Set(requests.flatMap(({ priority }) => priority ?? []));
  const places = placesOf(
    requests.filter(({ priority }) => priority === undefined),
    given,
  );
  return requests
    .map((request) => ({
      service: request.service,
      priority: request.priority ?? places.get(request.service) ?? 0,
      conditions: { hosts: request.hosts, paths: request.paths, headers: request.headers },
    }))
    .sort((a, b) => a.priority - b.priority);
}

/** Where a rule goes when nobody else is there. */
export const preferredPriority = (request: RuleRequest): number => candidate(request).preferred;

interface Candidate {
  readonly service: string;
  readonly match: PlainMatch;
  readonly band: Band;
  readonly preferred: number;
}

function candidate(request: RuleRequest): Candidate {
  const match = plainMatch(request);
  const band = bandOf(match);
  const hash = createHash("sha256").update(request.service).digest().readUInt32BE();
  return { service: request.service, match, band, preferred: band.first + (hash % band.width) };
}

function placesOf(requests: readonly RuleRequest[], given: ReadonlySet<number>) {
  const places = new Map<string, number>();
  for (const band of inBands(requests.map(candidate))) {
    const taken = new Set(given);
    for (const one of [...band].sort(by((each) => each.preferred))) {
      const priority = nextFree(one, taken);
      taken.add(priority);
      places.set(one.service, priority);
    }
    for (const family of families(band)) shareOut(family, places);
  }
  return places;
}

function inBands(candidates: readonly Candidate[]): Iterable<Candidate[]> {
  const bands = new Map<number, Candidate[]>();
  for (const one of candidates) {
    bands.set(one.band.first, [...(bands.get(one.band.first) ?? []), one]);
  }
  return bands.values();
}

function nextFree({ service, band, preferred }: Candidate, taken: ReadonlySet<number>): number {
  for (let step = 0; step < band.width; step++) {
    const priority = band.first + ((preferred - band.first + step) % band.width);
    if (!taken.has(priority)) return priority;
  }
  throw new Error(`no priority is free for ${service}`);
}

/** Gives the places of overlapping rules to the same rules, narrowest first. */
function shareOut(family: readonly Candidate[], places: Map<string, number>): void {
  const free = family.flatMap(({ service }) => places.get(service) ?? []).sort((a, b) => a - b);
  const narrowestFirst = family
    .map((one) => ({ ...one, breadth: breadth(one, family) }))
    .sort((a, b) => a.breadth - b.breadth || by<Candidate>((each) => each.preferred)(a, b));
  narrowestFirst.forEach(({ service }, index) => {
    places.set(service, free[index] ?? 0);
  });
}

/** Orders by a number, then by name: the same order on every machine. */
const by =
  <T extends { readonly service: string }>(value: (one: T) => number) =>
  (a: T, b: T): number =>
    value(a) - value(b) || (a.service < b.service ? -1 : Number(a.service > b.service));
