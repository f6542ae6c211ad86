import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { blocksOf, isValues, textsOf, type Values } from "../model/values";
import { GROUP } from "./rules";

/** What is in each security group, by the group's address or id. */
export type Members = ReadonlyMap<string, readonly Resource[]>;

const ARGUMENT = /^(vpc_)?security_group(s|_ids)$|^vpc_security_groups$/;
const NO_MEMBER =
  /security_group|^aws_(launch_template|launch_configuration|network_interface_sg_attachment)$/;

/** Finds the groups of every resource, at any depth: `vpc_config.security_group_ids` too. */
export function membersOf(plan: Plan, side: Side): Members {
  const members = new Map<string, Resource[]>();
  for (const resource of plan.resources) {
    const values = resource[side];
    if (values === undefined || resource.deposed || NO_MEMBER.test(resource.type)) continue;
    const groups = new Set<string>();
    for (const { top, ids } of idsIn(values, undefined, 0)) {
      const found = plan.named(resource, top, ids, GROUP, side);
      for (const { address } of found) groups.add(address);
      if (found.length === 0) for (const id of ids) groups.add(id);
    }
    if (side === "after") for (const group of onlyReferred(plan, resource)) groups.add(group);
    for (const group of groups) {
      const known = members.get(group);
      if (known) known.push(resource);
      else members.set(group, [resource]);
    }
  }
  return members;
}

interface Found {
  /** The argument of the resource that it is in. */
  readonly top: string;
  readonly ids: readonly string[];
}

function idsIn(values: Values, top: string | undefined, depth: number): Found[] {
  return Object.entries(values).flatMap(([name, value]): Found[] => {
    if (ARGUMENT.test(name)) return [{ top: top ?? name, ids: textsOf(value) }];
    if (depth > 2 || !BLOCK.test(name)) return [];
    return blocksOf(value).flatMap((block) => idsIn(block, top ?? name, depth + 1));
  });
}

/** Blocks in which groups are named, across the provider. */
const BLOCK = /config|network|vpc|awsvpc|ec2|broker|cluster|options|attributes|instances/;

/** Blocks of which nothing is known yet but what they refer to. */
function onlyReferred(plan: Plan, resource: Resource): string[] {
  if (!isValues(resource.unknown)) return [];
  return Object.keys(resource.unknown)
    .filter((name) => ARGUMENT.test(name) || BLOCK.test(name))
    .flatMap((name) => plan.referred(resource, name, GROUP).map(({ address }) => address));
}
