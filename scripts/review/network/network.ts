import type { Plan } from "../model/plan";
import type { Side } from "../model/resource";
import { type Members, membersOf } from "./members";
import { type Rule, rulesOf } from "./rules";

/** The rules of all groups on one side, and who is in them. */
export interface Network {
  readonly rules: readonly Rule[];
  readonly members: Members;
}

const known = new WeakMap<Plan, Partial<Record<Side, Network>>>();

/** Findings and drawings both ask for it. */
export function networkOf(plan: Plan, side: Side): Network {
  const of = known.get(plan) ?? {};
  known.set(plan, of);
  const network = of[side] ?? { rules: rulesOf(plan, side), members: membersOf(plan, side) };
  of[side] = network;
  return network;
}
