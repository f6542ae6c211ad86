import { isMarked } from "../model/marks";
import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { isNothing, same, type Values } from "../model/values";

/** Arguments by which AWS tells things apart: where one differs, it is another thing. */
const IDENTITY =
  /^(name|name_prefix|bucket|identifier|cluster_identifier|function_name|family|domain|domain_name|key_name|alias|cidr_block|availability_zone|cluster_id|replication_group_id|topic|queue_name|alarm_name|repository_name|db_name|arn|zone_id|path|statement_id|policy_arn|role|user|group|port|priority|from_port|to_port|protocol|ip_protocol|cidr_ipv4|destination_cidr_block|route_key|http_method|path_part|log_group_name|action|principal|subnet_id|tags\.Name)$/;

/** What only Terraform or AWS says, and the arguments of an apply. */
const IGNORED =
  /^(id|arn|tags_all|timeouts|force_destroy|force_delete|skip_final_snapshot|apply_immediately|owner_id|unique_id|create_date)$/;

/** How alike two must be: tags and descriptions may differ. */
const ALIKE = 0.8;

/** More of one type are not compared with each other: a plan that makes everything anew renames nothing. */
const MOST_PAIRS = 250_000;

/** The addresses of what only has another address: from the old one to the new one. */
export function renames(plan: Plan): Map<string, string> {
  const gone = byType(
    plan.resources.filter(({ action, deposed }) => action === "destroy" && !deposed),
  );
  const made = byType(plan.resources.filter(({ action }) => action === "create"));
  const found = new Map<string, string>();
  for (const [type, old] of gone) {
    const fresh = made.get(type) ?? [];
    if (old.length * fresh.length > MOST_PAIRS) continue;
    for (const [one, other] of pairs(old, fresh)) found.set(one.address, other.address);
  }
  return found;
}

/** The most alike first, and each only once. */
function pairs(old: readonly Resource[], fresh: readonly Resource[]): [Resource, Resource][] {
  const candidates = old.flatMap((one) =>
    fresh.flatMap((other) => {
      const score = likeness(one, other);
      return score === undefined ? [] : [{ one, other, score: score + nearness(one, other) }];
    }),
  );
  candidates.sort((a, b) => b.score - a.score);
  const taken = new Set<Resource>();
  return candidates.flatMap(({ one, other }): [Resource, Resource][] => {
    if (taken.has(one) || taken.has(other)) return [];
    taken.add(one);
    taken.add(other);
    return [[one, other]];
  });
}

/** How many of the known arguments are equal; undefined where it is another thing. */
function likeness(one: Resource, other: Resource): number | undefined {
  const [before, after] = [leavesOf(one, "before"), leavesOf(other, "after")];
  let equal = 0;
  let compared = 0;
  let told = 0;
  for (const [name, value] of after) {
    if (IGNORED.test(name) || isMarked(other.unknown, [name])) continue;
    const was = before.get(name);
    if (isNothing(value) && isDefault(was)) continue;
    compared += 1;
    if (same(was, value)) {
      equal += 1;
      if (typeof value === "string") told += 1;
    } else if (IDENTITY.test(name)) return undefined;
  }
  const score = compared === 0 ? 0 : equal / compared;
  // Switches alone, which many have in common, tell nothing.
  return told > 0 && score >= ALIKE ? score : undefined;
}

/** What the state has where a configuration says nothing: nothing, `false`, 0, or a block of those. */
function isDefault(value: unknown): boolean {
  if (isNothing(value) || value === false || value === 0) return true;
  return typeof value === "object" && Object.values(value as object).every(isDefault);
}

const known = new WeakMap<Resource, ReadonlyMap<string, unknown>>();

/** Each is compared with many. */
function leavesOf(resource: Resource, side: Side): ReadonlyMap<string, unknown> {
  const found = known.get(resource) ?? leaves(resource[side] ?? {});
  known.set(resource, found);
  return found;
}

/** Arguments, and tags one by one: the tag Name is a name. */
function leaves(values: Values): Map<string, unknown> {
  const { tags, ...others } = values;
  const single = typeof tags === "object" && tags !== null ? Object.entries(tags) : [];
  return new Map([
    ...Object.entries(others),
    ...single.map(([name, value]) => [`tags.${name}`, value] as const),
  ]);
}

/** Among equals, the one whose address has more in common. */
function nearness({ address: one }: Resource, { address: other }: Resource): number {
  const words = new Set(one.split(/[^A-Za-z0-9]+/));
  const shared = other.split(/[^A-Za-z0-9]+/).filter((word) => words.has(word)).length;
  return shared / 1000;
}

function byType(resources: readonly Resource[]): Map<string, Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const one of resources) {
    const known = found.get(one.type);
    if (known) known.push(one);
    else found.set(one.type, [one]);
  }
  return found;
}
