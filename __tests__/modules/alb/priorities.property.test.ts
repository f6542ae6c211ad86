import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandOf } from "../../../src/modules/alb/bands";
import { coversMatch, type Match, plainMatch } from "../../../src/modules/alb/match";
import {
  planListenerRules,
  preferredPriority,
  type RuleRequest,
} from "../../../src/modules/alb/priorities";
import { matches, request, requests, serviceNames } from "./rule-requests";

const prioritiesOf = (rules: readonly RuleRequest[]): Map<string, number> =>
  new Map(planListenerRules(rules).map(({ service, priority }) => [service, priority]));

const bandFor = (rule: RuleRequest) => bandOf(plainMatch(rule)).first;

const related = (one: RuleRequest, other: RuleRequest) =>
  coversMatch(plainMatch(one), plainMatch(other)) ||
  coversMatch(plainMatch(other), plainMatch(one));

/** Ways to match less than before, none of which the planner knows of. */
const narrowings: ((match: Match) => Match)[] = [
  (match) => ({ ...match, headers: { ...match.headers, "x-only": ["here"] } }),
  (match) => ({ ...match, hosts: [(match.hosts[0] ?? "c.example.com").replace("*", "deep")] }),
  (match) => ({ ...match, paths: [(match.paths[0] ?? "/*").replaceAll("*", "deep")] }),
  (match) => ({ ...match, paths: [(match.paths[0] ?? "/*").replace("*", "x/*")] }),
  (match) => ({ ...match, paths: [(match.paths[0] ?? "/*").replace("*", "?*")] }),
];

describe("laws of priorities", () => {
  test("every service has one priority of its own that AWS takes", () => {
    fc.assert(
      fc.property(requests, (rules) => {
        const priorities = [...prioritiesOf(rules).values()];
        expect(priorities).toHaveLength(rules.length);
        expect(new Set(priorities).size).toBe(priorities.length);
        expect(priorities.every((priority) => priority >= 1 && priority <= 50_000)).toBe(true);
      }),
    );
  });

  test("a rule that matches less comes first, whoever else is there", () => {
    fc.assert(
      fc.property(
        requests,
        matches,
        fc.constantFrom(...narrowings),
        fc.boolean(),
        (rules, match, narrow, swap) => {
          const [wide, narrower] = swap ? ["aa-one", "aa-two"] : ["aa-two", "aa-one"];
          const narrowed = request(narrower, narrow(match));
          fc.pre(!coversMatch(plainMatch(narrowed), plainMatch(match)));
          const planned = prioritiesOf([request(wide, match), ...rules, narrowed]);
          expect(planned.get(narrower)).toBeLessThan(planned.get(wide) ?? 0);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("a newcomer leaves everybody in their place, but for its own band", () => {
    fc.assert(
      fc.property(requests, serviceNames, matches, (rules, service, match) => {
        fc.pre(rules.every((rule) => rule.service !== service));
        const newcomer = request(service, match);
        const [before, after] = [prioritiesOf(rules), prioritiesOf([...rules, newcomer])];
        for (const rule of rules.filter((each) => bandFor(each) !== bandFor(newcomer))) {
          expect(after.get(rule.service)).toBe(before.get(rule.service));
        }
      }),
    );
  });

  test("in its own band too, unless they meet or overlap", () => {
    fc.assert(
      fc.property(requests, serviceNames, matches, (rules, service, match) => {
        fc.pre(rules.every((rule) => rule.service !== service));
        const newcomer = request(service, match);
        const everybody = [...rules, newcomer];
        fc.pre(new Set(everybody.map(preferredPriority)).size === everybody.length);
        fc.pre(
          !rules.some((rule) => bandFor(rule) === bandFor(newcomer) && related(rule, newcomer)),
        );
        const [before, after] = [prioritiesOf(rules), prioritiesOf(everybody)];
        for (const rule of rules) expect(after.get(rule.service)).toBe(before.get(rule.service));
        expect(after.get(service)).toBe(preferredPriority(newcomer));
      }),
    );
  });

  test("the order in which services are written does not count", () => {
    fc.assert(
      fc.property(requests, (rules) => {
        expect(planListenerRules([...rules].reverse())).toEqual(planListenerRules(rules));
      }),
    );
  });

  test("a priority that is given is kept, and the others go around it", () => {
    fc.assert(
      fc.property(
        requests,
        matches,
        fc.integer({ min: 1, max: 50_000 }),
        (rules, match, priority) => {
          const [other] = rules;
          const taken = other ? preferredPriority(other) : priority;
          const planned = prioritiesOf([
            ...rules,
            { ...request("given-one", match), priority: taken },
          ]);
          expect(planned.get("given-one")).toBe(taken);
          expect(new Set(planned.values()).size).toBe(planned.size);
        },
      ),
    );
  });

  test("of 500 newcomers to twenty services of the same kind, few move anybody", () => {
    const kind = (name: string) => request(name, { paths: [`/${name}/*`] });
    const twenty = Array.from({ length: 20 }, (_, index) => kind(`service-${index}`));
    const before = prioritiesOf(twenty);
    const moved = Array.from({ length: 500 }, (_, index) => {
      const after = prioritiesOf([...twenty, kind(`newcomer-${index}`)]);
      return [...before].filter(([service, priority]) => after.get(service) !== priority).length;
    });
    expect(moved.filter((count) => count > 0).length).toBeLessThanOrEqual(10);
    expect(Math.max(...moved)).toBeLessThanOrEqual(2);
  });
});
