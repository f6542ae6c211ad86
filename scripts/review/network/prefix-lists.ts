import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { stateOf } from "../model/state";
import { blocksOf, isValues, textOf } from "../model/values";
import type { Peer } from "./rules";

const LIST = /^aws_ec2_managed_prefix_list$/;
const ENTRY = /^aws_ec2_managed_prefix_list_entry$/;

/** The ranges in a prefix list, by its id or by what the configuration refers to; the list itself where nobody knows. */
export function entriesOf(
  plan: Plan,
  id: string | undefined,
  referred: readonly Resource[],
  side: Side,
): Peer[] {
  const byId = id === undefined ? [] : plan.withId(id, LIST, side);
  const lists = byId.length > 0 ? byId : referred.filter(({ type }) => LIST.test(type));
  if (lists.length === 0) return id === undefined ? [] : [unknownList(plan, id)];
  return lists.flatMap((list) => {
    const entries = [...blocksOf(list[side]?.entry), ...standalone(plan, list, side)];
    return entries.flatMap(({ cidr }): Peer[] => {
      const text = textOf(cidr);
      return text === undefined ? [] : [{ kind: "range", cidr: text, list: list.address }];
    });
  });
}

const standalone = (plan: Plan, list: Resource, side: Side) =>
  plan.ofType(ENTRY).flatMap((entry) => {
    const values = entry[side];
    if (values === undefined) return [];
    const owners = plan.named(entry, "prefix_list_id", values.prefix_list_id, LIST, side);
    return owners.includes(list) ? [values] : [];
  });

/** By its name where a data source read it: `com.amazonaws.global.cloudfront.origin-facing`. */
function unknownList({ json }: Plan, id: string): Peer {
  const read = stateOf(json).find(
    ({ type, values }) =>
      (type === "aws_ec2_managed_prefix_list" || type === "aws_prefix_list") &&
      isValues(values) &&
      values.id === id,
  );
  const name = isValues(read?.values) ? textOf(read.values.name) : undefined;
  return { kind: "list", name: name ?? id };
}
