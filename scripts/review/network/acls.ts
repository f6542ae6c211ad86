import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { blocksOf, isTrue, numberOf, textOf, type Values } from "../model/values";
import { parseRange } from "./cidr";
import { type Area, without } from "./coverage";
import { LAST_PORT } from "./ports";

const ACL = /^aws_(default_)?network_acl$/;

/** What a network ACL lets into its subnets: the rules in their order, each minus what was refused before it. */
export interface Passing extends Area {
  readonly family: 4 | 6;
  /** A rule for every protocol is one for each of {@link EACH}. */
  readonly protocol: string;
  /** The resource that has the rule. */
  readonly in: Resource;
}

interface AclRule extends Passing {
  readonly number: number;
  readonly allows: boolean;
}

/** What each ACL of the plan lets in, by its address. */
export function aclsOf(plan: Plan, side: Side): ReadonlyMap<string, readonly Passing[]> {
  const rules = new Map<string, AclRule[]>();
  for (const acl of plan.ofType(ACL)) {
    const values = acl[side];
    if (values === undefined || acl.deposed) continue;
    const known = values.ingress ?? (side === "after" ? acl.before?.ingress : undefined);
    rules.set(
      acl.address,
      blocksOf(known).flatMap((block) => ruleOf(acl, block)),
    );
  }
  for (const one of plan.ofType(/^aws_network_acl_rule$/)) {
    const values = one[side];
    if (values === undefined || isTrue(values.egress)) continue;
    const owners = plan.named(one, "network_acl_id", values.network_acl_id, ACL, side);
    const names = owners.length > 0 ? owners.map(({ address }) => address) : idsOf(values);
    for (const name of names) rules.set(name, [...(rules.get(name) ?? []), ...ruleOf(one, values)]);
  }
  return new Map([...rules].map(([name, all]) => [name, passing(all)]));
}

/** An ACL of another state is known by its id. */
const idsOf = ({ network_acl_id: id }: Values): string[] => (textOf(id) ? [String(id)] : []);

/** The ACL that each subnet of the plan has, by addresses; a subnet without one has the default, which lets all in. */
export function aclBySubnet(plan: Plan, side: Side): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const subnets = /^aws_(default_)?subnet$/;
  for (const acl of plan.ofType(ACL))
    for (const { address } of plan.named(acl, "subnet_ids", acl[side]?.subnet_ids, subnets, side))
      if (acl[side] !== undefined) found.set(address, acl.address);
  for (const one of plan.ofType(/^aws_network_acl_association$/)) {
    const values = one[side];
    if (values === undefined) continue;
    const [acl] = plan.named(one, "network_acl_id", values.network_acl_id, ACL, side);
    const [subnet] = plan.named(one, "subnet_id", values.subnet_id, subnets, side);
    if (acl && subnet) found.set(subnet.address, acl.address);
  }
  return found;
}

/** What a rule for every protocol is about: one may be refused by itself. */
export const EACH = ["tcp", "udp", "others"];

const NAMES: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp", all: "-1" };

function ruleOf(resource: Resource, values: Values): AclRule[] {
  const cidr = textOf(values.cidr_block) ?? textOf(values.ipv6_cidr_block);
  const range = parseRange(cidr ?? "");
  const name = String(values.protocol ?? "-1").toLowerCase();
  const protocol = NAMES[name] ?? name;
  const from = numberOf(values.from_port) ?? 0;
  const every = protocol === "-1" || !/^(tcp|udp)$/.test(protocol);
  if (!range) return [];
  return (protocol === "-1" ? EACH : [protocol]).map((one) => ({
    number: numberOf(values.rule_no ?? values.rule_number) ?? 0,
    allows: (values.action ?? values.rule_action) === "allow",
    family: range.family,
    protocol: one,
    first: range.first,
    last: range.last,
    from: every ? 0 : from,
    to: every ? LAST_PORT : (numberOf(values.to_port) ?? from),
    in: resource,
  }));
}

function passing(rules: readonly AclRule[]): Passing[] {
  const ordered = [...rules].sort((one, other) => one.number - other.number);
  return ordered.flatMap((rule, index): Passing[] => {
    if (!rule.allows) return [];
    const refused = ordered
      .slice(0, index)
      .filter(
        ({ allows, family, protocol }) =>
          !allows && family === rule.family && protocol === rule.protocol,
      );
    return without(rule, refused).map((area) => ({ ...rule, ...area }));
  });
}

/** Whether an ACL lets in any of some addresses on any of some ports. */
export const letsIn = (
  passes: readonly Passing[],
  wanted: Area & { readonly family: 4 | 6; readonly protocol: string },
): boolean =>
  passes.some(
    (one) =>
      one.family === wanted.family &&
      (wanted.protocol === "-1" || one.protocol === wanted.protocol) &&
      one.from <= wanted.to &&
      wanted.from <= one.to &&
      one.first <= wanted.last &&
      wanted.first <= one.last,
  );
