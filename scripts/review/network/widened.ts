import { parseRange } from "./cidr";
import { type Area, without } from "./coverage";
import { keyOf, type Rule } from "./rules";

/** A rule with what it lets pass, computed once. */
interface Measured {
  readonly rule: Rule;
  /** Groups and unknown lists are only the same by their names. */
  readonly family: string;
  readonly area: Area | undefined;
}

/** The rules that let in or out what no rule of the same group did before. */
export function widened(before: readonly Rule[], after: readonly Rule[]): Rule[] {
  const same = new Set(before.map(keyOf));
  const earlier = byGroup(before);
  return after.filter(
    (rule) =>
      !same.has(keyOf(rule)) && !isCovered(measured(rule), earlier.get(groupKey(rule)) ?? []),
  );
}

const groupKey = ({ group, direction }: Rule): string => `${direction} ${group}`;

function byGroup(rules: readonly Rule[]): Map<string, Measured[]> {
  const found = new Map<string, Measured[]>();
  for (const rule of rules) {
    const known = found.get(groupKey(rule));
    if (known) known.push(measured(rule));
    else found.set(groupKey(rule), [measured(rule)]);
  }
  return found;
}

/** Whether earlier rules together let all of it pass: their addresses and ports may be cut up otherwise. */
function isCovered({ rule, family, area }: Measured, earlier: readonly Measured[]): boolean {
  if (area === undefined) return false;
  const others = earlier.flatMap((one) => {
    const { protocol } = one.rule;
    if (one.family !== family || !one.area || !touch(one.area, area)) return [];
    return protocol === "-1" || protocol === rule.protocol ? [one.area] : [];
  });
  return without(area, others).length === 0;
}

const touch = (one: Area, other: Area): boolean =>
  one.from <= other.to &&
  other.from <= one.to &&
  one.first <= other.last &&
  other.first <= one.last;

function measured(rule: Rule): Measured {
  const { peer, from, to } = rule;
  if (peer.kind !== "range")
    return { rule, family: `${peer.kind} ${peer.name}`, area: { from, to, first: 0n, last: 0n } };
  const range = parseRange(peer.cidr);
  const area = range && { from, to, first: range.first, last: range.last };
  return { rule, family: `ipv${range?.family}`, area };
}
