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
  const found: Found[] = [];
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (typeof value !== "object" || value === null) continue;
    const kind = kindOf(name);
    if (kind === "argument") found.push({ top: top ?? name, ids: textsOf(value) });
    else if (kind === "block" && depth <= 2)
      for (const block of blocksOf(value)) found.push(...idsIn(block, top ?? name, depth + 1));
  }
  return found;
}

const kinds = new Map<string, "argument" | "block" | "other">();

/** Names come again with every resource. */
function kindOf(name: string): "argument" | "block" | "other" {
  const known = kinds.get(name);
  if (known) return known;
  const kind = ARGUMENT.test(name) ? "argument" : BLOCK.test(name) ? "block" : "other";
  kinds.set(name, kind);
  return kind;
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
