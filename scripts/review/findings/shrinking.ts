import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { blocksOf, firstAt, isValues, numberOf, type Values } from "../model/values";
import { SHRINKING, type Shrinking } from "../tables/shrinking";
import { changeOf, finding } from "./context";
import type { Finding } from "./finding";

/** Data that a change in place deletes: shorter retentions, and lifecycle rules that expire more. */
export function shrinking(plan: Plan): Finding[] {
  return plan.resources
    .filter(({ action }) => action !== "none" && action !== "destroy" && action !== "forget")
    .flatMap((resource) => [
      ...SHRINKING.filter(({ type }) => type === resource.type).flatMap((rule) =>
        shrunk(plan, resource, rule),
      ),
      ...expiring(plan, resource),
    ]);
}

function shrunk(
  plan: Plan,
  resource: Resource,
  { path, lost, forEver, severity }: Shrinking,
): Finding[] {
  const [before, after] = [resource.before, resource.after].map((side) =>
    numberOf(firstAt(side, path)),
  );
  if (before === undefined || after === undefined) return [];
  const kept = (days: number) => (days === forEver ? Number.POSITIVE_INFINITY : days);
  if (kept(after) >= kept(before)) return [];
  // Backups that are turned off are told as that.
  if (after === 0 && forEver !== 0) return [];
  return [
    finding(resource, {
      kind: "data-loss",
      rule: "retention-shortened",
      severity: severity ?? "high",
      what: "keeps things for a shorter time",
      causes: changeOf(plan, resource, path),
      why: lost,
      todo: "Export what is still needed before the apply, or keep the longer time.",
    }),
  ];
}

/** The least days until something expires, by what expires. */
function expiring(plan: Plan, resource: Resource): Finding[] {
  if (!/^aws_s3_bucket_lifecycle_configuration$|^aws_s3_bucket$/.test(resource.type)) return [];
  if (isOfNewBucket(plan, resource)) return [];
  const [before, after] = [resource.before, resource.after].map(expirations);
  const sooner = [...(after ?? [])].filter(
    ([what, days]) => days < (before?.get(what) ?? Number.POSITIVE_INFINITY),
  );
  if (sooner.length === 0) return [];
  const words = sooner.map(([what, days]) => {
    const was = before?.get(what);
    return `${what} after ${days} days, ${was === undefined ? "never before" : `${was} before`}`;
  });
  return [
    finding(resource, {
      kind: "data-loss",
      rule: "objects-expire-sooner",
      severity: resource.action === "create" ? "medium" : "high",
      what: resource.action === "create" ? "lets objects expire" : "lets objects expire sooner",
      causes: words,
      why: "S3 deletes what is old enough within a day or two.",
      todo: "See that nothing which is needed is older, or narrow the rule's filter.",
    }),
  ];
}

/** A bucket that is made by the same plan has nothing that could expire. */
function isOfNewBucket(plan: Plan, resource: Resource): boolean {
  const { after, type, action } = resource;
  if (type === "aws_s3_bucket") return action === "create";
  const [bucket] = plan.named(resource, "bucket", after?.bucket, /^aws_s3_bucket$/, "after");
  return bucket?.action === "create";
}

function expirations(values: Values | undefined): Map<string, number> {
  const found = new Map<string, number>();
  for (const rule of blocksOf(values?.rule ?? values?.lifecycle_rule)) {
    if (rule.status !== "Enabled" && rule.enabled !== true) continue;
    const scope = scopeOf(rule);
    for (const [block, field, what] of KINDS) {
      const days = numberOf(firstAt(rule[block], [field]));
      if (days === undefined || days <= 0) continue;
      const name = `${what}${scope}`;
      found.set(name, Math.min(days, found.get(name) ?? Number.POSITIVE_INFINITY));
    }
  }
  return found;
}

const KINDS = [
  ["expiration", "days", "objects"],
  ["noncurrent_version_expiration", "noncurrent_days", "older versions"],
  ["noncurrent_version_expiration", "days", "older versions"],
] as const;

/** What a rule is about: some prefix, some tags, or everything. */
function scopeOf(rule: Values): string {
  const [filter] = blocksOf(rule.filter);
  const [and] = blocksOf(filter?.and);
  const prefix = rule.prefix ?? filter?.prefix ?? and?.prefix;
  const tags = filter?.tag ?? and?.tags ?? rule.tags;
  const hasTags = Array.isArray(tags)
    ? tags.length > 0
    : isValues(tags) && Object.keys(tags).length > 0;
  return `${typeof prefix === "string" && prefix !== "" ? ` under ${prefix}` : ""}${hasTags ? " with some tags" : ""}`;
}
