import { parseRange } from "./cidr";
import { type Area, without } from "./coverage";
import type { Rule } from "./rules";

/** The rules that let in or out what no rule of the same group did before. */
export function widened(before: readonly Rule[], after: readonly Rule[]): Rule[] {
  const earlier = byGroup(before);
  return after.filter((rule) => !isCovered(rule, earlier.get(groupKey(rule)) ?? []));
}

const groupKey = ({ group, direction }: Rule): string => `${direction} ${group}`;

function byGroup(rules: readonly Rule[]): Map<string, Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    const known = found.get(groupKey(rule));
    if (known) known.push(rule);
    else found.set(groupKey(rule), [rule]);
  }
  return found;
}

/** Whether earlier rules together let all of it pass: their addresses and ports may be cut up otherwise. */
function isCovered(rule: Rule, earlier: readonly Rule[]): boolean {
  const relevant = earlier.filter(
    ({ protocol }) => protocol === "-1" || protocol === rule.protocol,
  );
  const area = areaOf(rule);
  const family = familyOf(rule);
  const others = relevant
    .filter((one) => familyOf(one) === family)
    .flatMap((one) => areaOf(one) ?? []);
  return area !== undefined && without(area, others).length === 0;
}

/** Groups and unknown lists are only the same by their names. */
function familyOf({ peer }: Rule): string {
  if (peer.kind !== "range") return `${peer.kind} ${peer.name}`;
  return `ipv${parseRange(peer.cidr)?.family}`;
}

function areaOf({ peer, from, to }: Rule): Area | undefined {
  if (peer.kind !== "range") return { from, to, first: 0n, last: 0n };
  const range = parseRange(peer.cidr);
  return range && { from, to, first: range.first, last: range.last };
}
