import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { isInternet, parseRange } from "../network/cidr";
import type { Members } from "../network/members";
import { networkOf } from "../network/network";
import { portsInWords } from "../network/ports";
import type { Rule } from "../network/rules";
import { INTERNET } from "./graph";
import { networkReaches } from "./network-reaches";
import { otherReaches } from "./other-reaches";
import { Ways } from "./ways";

/** One thing that can reach another, on one side of a plan. */
export interface Reach {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** What one resource says of connections, on one side. */
export type Reader = (plan: Plan, resource: Resource, side: Side) => Reach[];

/** Who reaches what on one side: what security groups let in, and what needs none. */
export function reachesOf(plan: Plan, side: Side): Reach[] {
  const { rules: all, members } = networkOf(plan, side);
  const rules = all.filter(({ direction }) => direction === "ingress");
  const ways = new Ways(plan, side);
  return [
    ...rules.flatMap((rule) => through(rule, members, ways)),
    ...otherReaches(plan, side),
    ...networkReaches(plan, side),
  ];
}

/** What groups let out to the internet: drawn only where it changes, since nearly everything may. */
export function wayOutOf(plan: Plan, side: Side): Reach[] {
  const { rules, members } = networkOf(plan, side);
  return rules
    .filter(({ direction, peer }) => {
      const range = peer.kind === "range" ? parseRange(peer.cidr) : undefined;
      return direction === "egress" && range !== undefined && isInternet(range);
    })
    .flatMap((rule) => {
      const inside = members.get(rule.group) ?? [];
      const label = `out ${labelOf(rule)}`;
      if (inside.length > MOST_MEMBERS) return [{ from: rule.group, to: INTERNET, label }];
      return inside.map(({ address }) => ({ from: address, to: INTERNET, label }));
    });
}

/** A group with more stands for all that is in it: nobody sees hundreds of arrows. */
const MOST_MEMBERS = 10;

function through(rule: Rule, members: Members, ways: Ways): Reach[] {
  const label = labelOf(rule);
  const targets = members.get(rule.group) ?? [];
  if (targets.length > MOST_MEMBERS)
    return sourcesOf(rule, members, undefined, ways).map((from) => ({
      from,
      to: rule.group,
      label,
    }));
  return targets.flatMap((target) =>
    !ways.isLetIn(target, rule)
      ? []
      : sourcesOf(rule, members, target, ways)
          .filter((from) => from !== target.address)
          .map((from) => ({ from, to: target.address, label })),
  );
}

function sourcesOf(
  rule: Rule,
  members: Members,
  target: Resource | undefined,
  ways: Ways,
): string[] {
  const { peer } = rule;
  if (peer.kind === "list") return [peer.name];
  if (peer.kind === "group" && !ways.isLetOut(peer.name, rule)) return [];
  if (peer.kind === "group") {
    const known = members.get(peer.name);
    const few = known !== undefined && known.length <= MOST_MEMBERS;
    return few ? known.map(({ address }) => address) : [peer.name];
  }
  const range = parseRange(peer.cidr);
  if (!range || !isInternet(range)) return [peer.cidr];
  return [
    target === undefined || ways.isReachedFromOutside(target)
      ? INTERNET
      : "any address in the network",
  ];
}

export const labelOf = ({ protocol, from, to }: Rule): string =>
  protocol === "-1"
    ? "everything"
    : protocol === "tcp"
      ? portsInWords(from, to)
      : `${protocol} ${/^udp$/.test(protocol) ? portsInWords(from, to) : ""}`.trim();
