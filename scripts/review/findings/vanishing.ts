import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import {
  blocksOf,
  firstAt,
  isTrue,
  isValues,
  numberOf,
  textOf,
  type Values,
} from "../model/values";
import { changeOf, finding } from "./context";
import type { Finding } from "./finding";

/** Data that a change in place lets go, beyond retentions: items that expire, copies and images that go. */
export const vanishing = (plan: Plan): Finding[] =>
  plan.resources
    .filter(({ action }) => action === "update" || action === "replace" || action === "create")
    .flatMap((resource) => [
      ...expiringItems(plan, resource),
      ...partsOfTables(plan, resource),
      ...images(plan, resource),
    ]);

function expiringItems(plan: Plan, resource: Resource): Finding[] {
  if (resource.type !== "aws_dynamodb_table" || resource.action !== "update") return [];
  const enabled = (side: Values | undefined) => isTrue(firstAt(side, ["ttl", "enabled"]));
  if (!enabled(resource.after) || enabled(resource.before)) return [];
  return [
    finding(resource, {
      kind: "data-loss",
      rule: "items-expire",
      severity: "high",
      what: "lets items expire",
      causes: changeOf(plan, resource, ["ttl", "attribute_name"]),
      why: "Items whose time in that attribute has passed are deleted within days, old ones at once.",
      todo: "See that no item has an older time in it that was meant otherwise.",
    }),
  ];
}

const PARTS = [
  [
    "global_secondary_index",
    "name",
    "outage",
    "Queries of the index fail, and making it again takes hours.",
  ],
  [
    "replica",
    "region_name",
    "data-loss",
    "The copy in that region is deleted; whoever reads or writes there fails.",
  ],
] as const;

function partsOfTables(plan: Plan, resource: Resource): Finding[] {
  if (resource.type !== "aws_dynamodb_table" || resource.action !== "update") return [];
  return PARTS.flatMap(([block, key, kind, why]) => {
    const names = (side: Values | undefined) =>
      new Set(blocksOf(side?.[block]).flatMap((one) => textOf(one[key]) ?? []));
    const left = names(resource.after);
    const gone = [...names(resource.before)].filter((name) => !left.has(name));
    if (gone.length === 0) return [];
    return [
      finding(resource, {
        kind,
        rule: kind === "outage" ? "index-removed" : "replica-removed",
        severity: "medium",
        what: kind === "outage" ? "loses an index" : "loses a copy",
        causes: gone.map((name) => `\`${block}\` ${plan.secrets.hide(name)} goes.`),
        why,
        todo: "See that nobody uses it any more.",
      }),
    ];
  });
}

/** Rules that delete images: which ones, and how many are kept. */
function images(plan: Plan, resource: Resource): Finding[] {
  if (resource.type !== "aws_ecr_lifecycle_policy") return [];
  const [before, after] = [rulesIn(resource.before), rulesIn(resource.after)];
  const fewer = [...after].filter(([what, kept]) => kept < (before.get(what) ?? Infinity));
  const [repository] = plan.named(
    resource,
    "repository",
    resource.after?.repository,
    /^aws_ecr_repository$/,
    "after",
  );
  if (fewer.length === 0 || repository?.action === "create") return [];
  return [
    finding(resource, {
      kind: "data-loss",
      rule: "images-expire-sooner",
      severity: "medium",
      what: "lets more images be deleted",
      causes: fewer.map(([what, kept]) => {
        const was = before.get(what);
        return `${plan.secrets.hide(what)}: ${kept} kept${was === undefined ? ", without such a rule before" : `, ${was} before`}`;
      }),
      why: "ECR deletes them within a day; what runs or is rolled back to cannot be pulled any more.",
      todo: "See that what is deployed is among those that are kept.",
    }),
  ];
}

function rulesIn(values: Values | undefined): Map<string, number> {
  const found = new Map<string, number>();
  for (const { selection } of rulesOf(values)) {
    if (!isValues(selection)) continue;
    const { tagStatus, countType, countNumber, tagPrefixList, tagPatternList } = selection;
    const tags = [tagPrefixList, tagPatternList].flat().filter((one) => one !== undefined);
    const unit = /since/i.test(String(countType)) ? "days of" : "newest of";
    const what = `${unit} ${tagStatus} images${tags.length > 0 ? ` (${tags.join(", ")})` : ""}`;
    const kept = numberOf(countNumber);
    if (kept !== undefined) found.set(what, Math.min(kept, found.get(what) ?? Infinity));
  }
  return found;
}

function rulesOf(values: Values | undefined): readonly Values[] {
  try {
    const document: unknown = JSON.parse(textOf(values?.policy) ?? "{}");
    return isValues(document) ? blocksOf(document.rules) : [];
  } catch {
    return [];
  }
}
