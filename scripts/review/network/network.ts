import type { Plan } from "../model/plan";
import type { Side } from "../model/resource";
import { aclBySubnet, aclsOf, type Passing } from "./acls";
import { type Members, membersOf } from "./members";
import { type Rule, rulesOf } from "./rules";
import { type WaysOut, waysOut } from "./subnets";

/** What decides on one side who gets through: groups and who is in them, routes, and lists of the network. */
export interface Network {
  readonly rules: readonly Rule[];
  readonly members: Members;
  readonly waysOut: WaysOut;
  /** What network ACLs let in, by the addresses of the ACLs. */
  readonly acls: ReadonlyMap<string, readonly Passing[]>;
  /** Which ACL a subnet has, by addresses. */
  readonly aclBySubnet: ReadonlyMap<string, string>;
}

const known = new WeakMap<Plan, Partial<Record<Side, Network>>>();

/** Findings and drawings both ask for it. */
export function networkOf(plan: Plan, side: Side): Network {
  const of = known.get(plan) ?? {};
  known.set(plan, of);
  const network = of[side] ?? {
    rules: rulesOf(plan, side),
    members: membersOf(plan, side),
    waysOut: waysOut(plan, side),
    acls: aclsOf(plan, side),
    aclBySubnet: aclBySubnet(plan, side),
  };
  of[side] = network;
  return network;
}
