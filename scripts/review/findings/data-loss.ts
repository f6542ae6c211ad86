import type { Plan } from "../model/plan";
import { goes, type Resource } from "../model/resource";
import { shown } from "../model/show";
import { isNothing, isTrue, textOf } from "../model/values";
import { KEEPING, type Keeping } from "../tables/keeping";
import { finding, whyItGoes } from "./context";
import { type Finding, fact } from "./finding";
import { movedBlocks } from "./renamed";

/** What keeps data and goes. `renamed`: those that only have another address. */
export function dataLoss(plan: Plan, renamed: ReadonlyMap<string, string>): Finding[] {
  const blocks = movedBlocks(renamed);
  return plan.resources.flatMap((resource) => {
    const keeping = KEEPING[resource.type];
    if (keeping && resource.leavesOld) return [leftBehind(plan, resource)];
    if (!keeping || !goes(resource)) return [];
    if (keeping.staysWith !== undefined && isTrue(resource.before?.[keeping.staysWith])) return [];
    if (resource.reason === "replace_by_request" && resource.type === "aws_ssm_parameter")
      return [];
    return [lost(plan, resource, keeping, renamed.get(resource.address), blocks)];
  });
}

/** Nothing is deleted, and what asks the new one finds nothing. */
const leftBehind = (plan: Plan, resource: Resource): Finding =>
  finding(resource, {
    kind: "data-loss",
    rule: "stateful-left-behind",
    severity: "high",
    what: `is made anew as ${successor(resource)}, and the old one stays in AWS`,
    causes: whyItGoes(plan, resource),
    why: "What uses it finds nothing in the new one; the old one is paid for, and nobody looks after it.",
    todo: "Copy what is in the old one, and take it into a configuration or delete it.",
    facts: fact("id", shown(plan, resource, "before", ["id"])),
  });

function lost(
  plan: Plan,
  resource: Resource,
  keeping: Keeping,
  becomes: string | undefined,
  blocks: ReadonlyMap<string, string>,
): Finding {
  const { action, before, address } = resource;
  const snippet = blocks.get(address);
  const replica = isReplica(resource);
  const refused = isProtected(resource, keeping);
  const verb = action === "replace" ? `is replaced by ${successor(resource)}` : "is destroyed";
  return finding(resource, {
    kind: "data-loss",
    rule: action === "replace" ? "stateful-replaced" : "stateful-destroyed",
    severity: replica ? "medium" : (keeping.severity ?? "critical"),
    what: becomes === undefined ? verb : `${verb}, though it only seems to be renamed`,
    causes: [
      ...(becomes === undefined ? [] : [`\`${becomes}\` is created with the same arguments.`]),
      ...whyItGoes(plan, resource),
    ],
    why: replica
      ? "It is a copy: the data stays in its source, and whoever reads from the copy has to wait."
      : `${keeping.lost}${howItGoes(resource, keeping)}`,
    todo: todo(resource, refused, becomes, keeping),
    facts: [
      ...fact("id", before && "id" in before ? shown(plan, resource, "before", ["id"]) : undefined),
      ...(refused ? [{ label: "protection", value: "AWS refuses it: the apply fails" }] : []),
    ],
    ...(becomes === undefined || snippet === undefined ? {} : { snippet }),
  });
}

/** The new one has nothing in it, or what was there when a snapshot was taken. */
const successor = ({ after }: Resource): string =>
  [
    "snapshot_identifier",
    "snapshot_name",
    "snapshot_id",
    "restore_to_point_in_time",
    "restore_source_name",
  ].some((name) => !isNothing(after?.[name]))
    ? "one from a backup: what was written since then is not in it"
    : "an empty one";

/** A replica can be made again from its source. */
const isReplica = ({ type, before }: Resource): boolean =>
  (type === "aws_db_instance" && textOf(before?.replicate_source_db) !== undefined) ||
  (type === "aws_rds_cluster" && textOf(before?.replication_source_identifier) !== undefined);

const isProtected = ({ before }: Resource, { protectedBy }: Keeping): boolean =>
  protectedBy !== undefined && before?.[protectedBy[0]] === protectedBy[1];

function howItGoes({ before }: Resource, { emptiedBy, withoutSnapshot }: Keeping): string {
  if (emptiedBy !== undefined && isTrue(before?.[emptiedBy]))
    return ` \`${emptiedBy}\` is set, so that it goes with all that is in it.`;
  if (withoutSnapshot !== undefined && isTrue(before?.[withoutSnapshot]))
    return ` \`${withoutSnapshot}\` is set, so that no snapshot is taken.`;
  return "";
}

function todo(
  { action, address, before, deposed }: Resource,
  refused: boolean,
  becomes: string | undefined,
  { withoutSnapshot }: Keeping,
): string {
  if (becomes !== undefined) return "Add the `moved` block, and nothing is destroyed.";
  const backup =
    withoutSnapshot !== undefined && isTrue(before?.[withoutSnapshot])
      ? " Take a snapshot before, or restore into the new one from it."
      : " Copy what is in it before.";
  if (deposed)
    return `See what is still in it: the one that took its place does not have it.${backup}`;
  const protection = refused
    ? " Its protection has to be lifted in an apply of its own first."
    : "";
  return action === "replace"
    ? `Take the change back that forces it, or plan a migration.${backup}${protection}`
    : `To keep it in AWS, use \`removed { from = ${address.replaceAll(/\[[^\]]*\]/g, "")} lifecycle { destroy = false } }\`.${backup}${protection}`;
}
