import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { blocksOf, isTrue, listOf, numberOf, textOf, textsOf, type Values } from "../model/values";
import { LAST_PORT } from "./ports";
import { entriesOf } from "./prefix-lists";

/** Who a rule lets in, or where it lets out to. */
export type Peer =
  | { readonly kind: "range"; readonly cidr: string; readonly list?: string }
  /** A group, by its address in the plan or its id. */
  | { readonly kind: "group"; readonly name: string }
  /** A list of addresses of which the plan does not say what is in it. */
  | { readonly kind: "list"; readonly name: string };

/** One rule of a security group, wherever it is written. */
export interface Rule {
  /** The group, by its address in the plan or its id. */
  readonly group: string;
  readonly direction: "ingress" | "egress";
  readonly peer: Peer;
  /** `-1` for every protocol. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  /** The resource that has it. */
  readonly in: Resource;
}

export const GROUP = /^aws_(default_)?security_group$/;

/** Whatever has rules. */
const RULES =
  /^aws_(default_)?security_group(_rule)?$|^aws_vpc_security_group_(ingress|egress)_rule$/;

const known = new WeakMap<Plan, readonly Rule[]>();

/** Every rule of every group on one side: inline ones, and the three resources for one rule. */
export function rulesOf(plan: Plan, side: Side): readonly Rule[] {
  if (side === "after") return withoutLeftovers(plan, found(plan, side));
  const rules = known.get(plan) ?? found(plan, side);
  known.set(plan, rules);
  return rules;
}

function found(plan: Plan, side: Side): Rule[] {
  return plan.ofType(RULES).flatMap((resource) => {
    const values = resource[side];
    if (values === undefined || resource.deposed) return [];
    if (GROUP.test(resource.type)) return inline(plan, resource, values, side);
    if (resource.type === "aws_security_group_rule") return classic(plan, resource, values, side);
    const single = /^aws_vpc_security_group_(ingress|egress)_rule$/.exec(resource.type)?.[1];
    return single ? one(plan, resource, values, side, single as Rule["direction"]) : [];
  });
}

function inline(plan: Plan, group: Resource, values: Values, side: Side): Rule[] {
  return (["ingress", "egress"] as const).flatMap((direction) => {
    const known = values[direction] ?? (side === "after" ? group.before?.[direction] : undefined);
    return blocksOf(known).flatMap((block) => {
      const groups = textsOf(block.security_groups).map((id) => groupNamed(plan, id, side));
      const peers: Peer[] = [
        ...ranges(textsOf(block.cidr_blocks), textsOf(block.ipv6_cidr_blocks)),
        ...textsOf(block.prefix_list_ids).flatMap((id) => entriesOf(plan, id, [], side)),
        ...groups.map((name): Peer => ({ kind: "group", name })),
        ...(isTrue(block.self) ? [{ kind: "group", name: group.address } as const] : []),
      ];
      return peers.map((peer) => rule(group.address, direction, peer, block, group));
    });
  });
}

function classic(plan: Plan, resource: Resource, values: Values, side: Side): Rule[] {
  const direction = values.type === "egress" ? "egress" : "ingress";
  const sources = plan.named(
    resource,
    "source_security_group_id",
    values.source_security_group_id,
    GROUP,
    side,
  );
  const id = textOf(values.source_security_group_id);
  const lists = listOf(values.prefix_list_ids).length > 0 ? textsOf(values.prefix_list_ids) : [];
  const listRefs =
    side === "after" ? plan.referred(resource, "prefix_list_ids", /prefix_list$/) : [];
  return groupsOf(plan, resource, values, side).flatMap((group) => {
    const peers: Peer[] = [
      ...ranges(textsOf(values.cidr_blocks), textsOf(values.ipv6_cidr_blocks)),
      ...(lists.length > 0
        ? lists.flatMap((one) => entriesOf(plan, one, listRefs, side))
        : entriesOf(plan, undefined, listRefs, side)),
      ...(sources.length > 0
        ? sources.map(({ address }): Peer => ({ kind: "group", name: address }))
        : id === undefined
          ? []
          : [{ kind: "group", name: id } as const]),
      ...(isTrue(values.self) ? [{ kind: "group", name: group } as const] : []),
    ];
    return peers.map((peer) => rule(group, direction, peer, values, resource));
  });
}

function one(
  plan: Plan,
  resource: Resource,
  values: Values,
  side: Side,
  direction: Rule["direction"],
): Rule[] {
  const argument = "referenced_security_group_id";
  const id = textOf(values[argument]);
  const referenced = plan.named(resource, argument, values[argument], GROUP, side);
  const list = textOf(values.prefix_list_id);
  const listRefs =
    side === "after" ? plan.referred(resource, "prefix_list_id", /prefix_list$/) : [];
  const peers: Peer[] = [
    ...ranges(textsOf(values.cidr_ipv4), textsOf(values.cidr_ipv6)),
    ...(list !== undefined || listRefs.length > 0 ? entriesOf(plan, list, listRefs, side) : []),
    ...(referenced.length > 0
      ? referenced.map(({ address }): Peer => ({ kind: "group", name: address }))
      : id === undefined
        ? []
        : [{ kind: "group", name: id } as const]),
  ];
  return groupsOf(plan, resource, values, side).flatMap((group) =>
    peers.map((peer) =>
      rule(group, direction, peer, { ...values, protocol: values.ip_protocol }, resource),
    ),
  );
}

const ranges = (...lists: readonly (readonly string[])[]): Peer[] =>
  lists.flat().map((cidr) => ({ kind: "range", cidr }));

/** The groups that a rule belongs to; the id where no group of the plan has it. */
function groupsOf(plan: Plan, resource: Resource, values: Values, side: Side): string[] {
  const found = plan.named(resource, "security_group_id", values.security_group_id, GROUP, side);
  if (found.length > 0) return found.map(({ address }) => address);
  return [...textsOf(values.security_group_id)];
}

export const groupNamed = (plan: Plan, id: string, side: Side): string =>
  plan.withId(id, GROUP, side)[0]?.address ?? id;

const NUMBERS: Readonly<Record<string, string>> = {
  "6": "tcp",
  "17": "udp",
  "1": "icmp",
  "58": "icmpv6",
  all: "-1",
};

function rule(
  group: string,
  direction: Rule["direction"],
  peer: Peer,
  values: Values,
  resource: Resource,
): Rule {
  const name = String(values.protocol ?? "-1").toLowerCase();
  const protocol = NUMBERS[name] ?? name;
  const from = numberOf(values.from_port);
  const to = numberOf(values.to_port);
  const all = protocol === "-1" || !/^(tcp|udp)$/.test(protocol) || from === undefined || from < 0;
  return {
    group,
    direction,
    peer,
    protocol,
    from: all ? 0 : from,
    to: all ? LAST_PORT : (to ?? from),
    in: resource,
  };
}

/**
 * A group without inline rules of its own still lists in the state what others give it, and the plan repeats
 * that: what a destroyed rule stood for is not there afterwards.
 */
function withoutLeftovers(plan: Plan, rules: readonly Rule[]): Rule[] {
  const going = rulesGoing(plan);
  if (going.size === 0) return [...rules];
  return rules.filter(
    (one) =>
      !GROUP.test(one.in.type) ||
      plan.configuration.expression(one.in.address, one.direction) !== undefined ||
      !going.has(keyOf(one)),
  );
}

function rulesGoing(plan: Plan): Set<string> {
  const all = plan.resources.filter(
    ({ type, action, before }) =>
      /security_group(_ingress|_egress)?_rule$/.test(type) &&
      action !== "none" &&
      before !== undefined,
  );
  if (all.length === 0) return new Set();
  const standalone = new Set(all);
  return new Set(
    rulesOf(plan, "before")
      .filter((one) => standalone.has(one.in))
      .map(keyOf),
  );
}

export const keyOf = ({ group, direction, peer, protocol, from, to }: Rule): string =>
  JSON.stringify([group, direction, peer, protocol, from, to]);
