import type { Plan } from "../model/plan";
import { isNothing } from "../model/values";
import { isInternet, isPrivate, parseRange } from "../network/cidr";
import type { Members } from "../network/members";
import { networkOf } from "../network/network";
import { isWeb, portsInWords, servicesOn } from "../network/ports";
import type { Rule } from "../network/rules";
import { widened } from "../network/widened";
import { comesFrom, finding } from "./context";
import { type Finding, fact, type Severity } from "./finding";

/** Groups that let in, or out, what they did not. */
export function securityGroups(plan: Plan): Finding[] {
  const { rules: before } = networkOf(plan, "before");
  const { rules: after, members } = networkOf(plan, "after");
  const found = widened(before, after).flatMap((rule) => {
    const judged = judge(plan, rule);
    return judged ? [{ rule, ...judged }] : [];
  });
  const merged = new Map<string, typeof found>();
  for (const one of found) {
    const key = JSON.stringify([one.rule.group, one.rule.in.address, one.what, one.severity]);
    merged.set(key, [...(merged.get(key) ?? []), one]);
  }
  return [...merged.values()].flatMap((all) => {
    const [first] = all;
    return first
      ? [
          said(
            plan,
            first,
            all.map(({ rule }) => rule),
            members,
          ),
        ]
      : [];
  });
}

interface Judged {
  readonly severity: Severity;
  readonly what: string;
  readonly why: string;
}

function said(
  plan: Plan,
  { rule, severity, what, why }: Judged & { rule: Rule },
  rules: readonly Rule[],
  members: Members,
): Finding {
  const users = (members.get(rule.group) ?? []).map(({ address }) => address);
  const group = rule.group === rule.in.address ? [] : [rule.group];
  return finding(rule.in, {
    kind: "exposure",
    rule: rule.direction === "egress" ? "egress-opened" : "security-group-opened",
    severity,
    what,
    causes: causesOf(plan, rule),
    why,
    todo:
      rule.direction === "egress"
        ? "Name where it has to go."
        : "Name the ranges or the groups that need it, and the one port.",
    facts: [
      ...fact(rule.direction === "egress" ? "to" : "from", plan.secrets.hide(peersInWords(rules))),
      ...fact("ports", [...new Set(rules.map(portsOf))].join("; ")),
      ...fact(
        "used by",
        users.length > 5
          ? `${users.slice(0, 5).join(", ")} and ${users.length - 5} more`
          : users.join(", "),
      ),
    ],
    ...(group.length > 0 ? { also: group } : {}),
  });
}

function causesOf(plan: Plan, rule: Rule): string[] {
  const list = rule.peer.kind === "range" ? rule.peer.list : undefined;
  if (list !== undefined && plan.at(list)?.action !== "none") return [`\`${list}\` holds it now.`];
  return ["cidr_blocks", "cidr_ipv4", "cidr_ipv6", "ipv6_cidr_blocks", rule.direction]
    .filter((argument) => !isNothing(rule.in.after?.[argument]))
    .flatMap((argument) => comesFrom(plan, rule.in, argument));
}

function judge(plan: Plan, rule: Rule): Judged | undefined {
  const { peer, from, to, protocol, direction, group } = rule;
  const isNew = plan.at(group)?.action === "create";
  const range = peer.kind === "range" ? parseRange(peer.cidr) : undefined;
  if (direction === "egress") {
    if (isNew || !range || isPrivate(range)) return undefined;
    return {
      severity: "low",
      what: "lets out to more of the internet",
      why: "What gets in can send more out.",
    };
  }
  if (range && isInternet(range)) return fromInternet(rule);
  if (range && !isPrivate(range)) {
    const services = servicesOn(from, to);
    return {
      severity: services.length > 0 || protocol === "-1" ? "medium" : "low",
      what: "lets in a range of the internet",
      why: "Addresses of others change hands; see whose it is.",
    };
  }
  if (isNew) return undefined;
  return {
    severity: "low",
    what:
      peer.kind === "group"
        ? peer.name === group
          ? "lets its own members reach each other"
          : "lets in another group"
        : peer.kind === "list"
          ? "lets in a list of addresses"
          : "lets in more of the private network",
    why: "Whoever takes over what is in there reaches this.",
  };
}

function fromInternet({ from, to, protocol }: Rule): Judged {
  const services = servicesOn(from, to);
  const every = protocol === "-1" || to - from > 1000;
  if (/^icmp/.test(protocol))
    return { severity: "low", what: "answers pings from the internet", why: "It can be found." };
  if (every || services.length > 0)
    return {
      severity: "critical",
      what: "is open to the internet",
      why: every
        ? "Every port is one that somebody will try within minutes."
        : `${services.slice(0, 3).join(", ")} is what is searched for all day; passwords are tried within minutes.`,
    };
  return isWeb(from, to)
    ? {
        severity: "medium",
        what: "is open to the internet",
        why: "Anyone can send requests: as it should be for a public site, and for nothing else.",
      }
    : { severity: "high", what: "is open to the internet", why: "Anyone can connect." };
}

const peersInWords = (rules: readonly Rule[]): string =>
  [
    ...new Set(
      rules.map(({ peer }) => {
        if (peer.kind !== "range") return peer.name;
        return peer.list === undefined ? peer.cidr : `${peer.cidr} (${peer.list})`;
      }),
    ),
  ]
    .slice(0, 8)
    .join(", ");

const portsOf = ({ protocol, from, to }: Rule): string =>
  protocol === "-1"
    ? "everything"
    : `${protocol} ${/^(tcp|udp)$/.test(protocol) ? portsInWords(from, to) : ""}`.trim();
