import type { Examined } from "./findings";
import { type Fact, type Finding, SEVERITIES } from "./findings/finding";
import type { Judge, Verdict } from "./policy/judge";
import { LEVELS, type Level } from "./policy/schema";

/** A finding of one environment or of several, said once. */
export interface Merged extends Finding {
  /** The strictest of all environments. */
  readonly level: Level;
  readonly environments: readonly string[];
  /** What is not the same everywhere, by environment. */
  readonly differences: readonly {
    readonly environment: string;
    readonly says: readonly string[];
  }[];
  /** What policies say of it, by environment. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
}

interface Found {
  readonly environment: string;
  readonly finding: Finding;
  readonly verdict: Verdict;
}

/** Brings together what is the same change in several environments. */
export function merge(examined: readonly Examined[], judge: Judge): Merged[] {
  const groups = new Map<string, Found[]>();
  for (const { name, findings } of examined) {
    const seen = new Map<string, number>();
    for (const finding of findings) {
      const base = JSON.stringify([finding.kind, finding.rule, finding.address, finding.what]);
      // Two alike in one environment are two.
      const count = seen.get(base) ?? 0;
      seen.set(base, count + 1);
      const key = `${base}${count}`;
      const found = { environment: name, finding, verdict: judge.verdict(finding, name) };
      groups.set(key, [...(groups.get(key) ?? []), found]);
    }
  }
  return [...groups.values()].flatMap((group) => together(group) ?? []);
}

function together(group: readonly Found[]): Merged | undefined {
  const [first] = group;
  if (!first) return undefined;
  const causes = first.finding.causes.filter((one) =>
    group.every(({ finding }) => finding.causes.includes(one)),
  );
  const facts = first.finding.facts.filter((one) =>
    group.every(({ finding }) => finding.facts.some((other) => equal(one, other))),
  );
  const differences = group.map(({ environment, finding }) => ({
    environment,
    says: [
      ...finding.causes.filter((one) => !causes.includes(one)),
      ...finding.facts
        .filter((one) => !facts.some((other) => equal(one, other)))
        .map(({ label, value }) => `${label}: ${value}`),
    ],
  }));
  return {
    ...first.finding,
    severity: worst(
      group.map(({ finding }) => finding.severity),
      SEVERITIES,
    ),
    level: worst(
      group.map(({ verdict }) => verdict.level),
      LEVELS,
    ),
    causes,
    facts,
    environments: group.map(({ environment }) => environment),
    differences: differences.filter(({ says }) => says.length > 0),
    verdicts: Object.fromEntries(group.map(({ environment, verdict }) => [environment, verdict])),
  };
}

const equal = (one: Fact, other: Fact): boolean =>
  one.label === other.label && one.value === other.value;

const worst = <T>(all: readonly T[], order: readonly T[]): T =>
  all.reduce((one, other) => (order.indexOf(other) < order.indexOf(one) ? other : one));
