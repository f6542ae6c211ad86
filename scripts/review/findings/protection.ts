import { isMarked } from "../model/marks";
import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { isValues, listOf } from "../model/values";
import { GUARDS } from "../tables/guards";
import { type Area, PROTECTING, type Protecting } from "../tables/protections";
import { changeOf, finding, whyItGoes } from "./context";
import { type Finding, SEVERITIES } from "./finding";

const AREAS: Readonly<Record<Area, string>> = {
  encryption: "encryption",
  logging: "logging",
  protection: "protection",
  backup: "backups",
  transport: "encrypted connections",
};

/** Encryption, logging and protection that are turned off or become weaker. */
export function protections(plan: Plan, renamed: ReadonlyMap<string, string>): Finding[] {
  return plan.resources.flatMap((resource) => {
    if (resource.action === "destroy")
      return resource.deposed || renamed.has(resource.address) ? [] : guardGone(plan, resource);
    if (resource.action === "none" || resource.action === "forget") return [];
    return weaker(plan, resource);
  });
}

function guardGone(plan: Plan, resource: Resource): Finding[] {
  const guard = GUARDS.find(([types]) => types.test(resource.type));
  if (!guard || goesWithItsBucket(plan, resource)) return [];
  const [, area, without, severity] = guard;
  return [
    finding(resource, {
      kind: "protection",
      rule: `${area}-removed`,
      severity,
      what: "is destroyed",
      causes: whyItGoes(plan, resource),
      why: without,
      todo: "Keep it, or say in an allowance why it may go.",
    }),
  ];
}

/** What protects a bucket that goes as well is missed by nobody. */
function goesWithItsBucket(plan: Plan, { type, before }: Resource): boolean {
  if (!type.startsWith("aws_s3_bucket_")) return false;
  const [bucket] = plan.withId(String(before?.bucket), /^aws_s3_bucket$/, "before");
  return bucket?.action === "destroy";
}

function weaker(plan: Plan, resource: Resource): Finding[] {
  const fields = new Set([...fieldsOf(resource.before), ...fieldsOf(resource.after)]);
  const found = [...fields].flatMap((field) => {
    const rule = ruleFor(resource.type, field);
    return rule ? weakened(plan, resource, field, rule) : [];
  });
  return byRule(found);
}

/** Several fields of one area are one finding. */
function byRule(findings: readonly Finding[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const one of findings) {
    const known = found.get(one.rule);
    found.set(one.rule, known ? both(known, one) : one);
  }
  return [...found.values()];
}

const both = (one: Finding, other: Finding): Finding => ({
  ...one,
  what: `${one.what}, ${other.what.replace(/^[^`]*/, "")}`,
  severity:
    SEVERITIES.indexOf(other.severity) < SEVERITIES.indexOf(one.severity)
      ? other.severity
      : one.severity,
  causes: [...one.causes, ...other.causes],
  why: `${one.why} ${other.why}`,
});

const rules = new Map<string, Protecting | undefined>();

/** Thousands of resources are of a few types. */
function ruleFor(type: string, field: string): Protecting | undefined {
  const key = `${type} ${field}`;
  if (!rules.has(key))
    rules.set(
      key,
      PROTECTING.find(
        ({ field: names, types }) => names.test(field) && (types?.test(type) ?? true),
      ),
    );
  return rules.get(key);
}

function weakened(plan: Plan, resource: Resource, field: string, rule: Protecting): Finding[] {
  const path = field.split(".");
  if (isMarked(resource.unknown, path)) return [];
  const after = strength(resource.after, path, rule);
  const isNew = resource.action === "create";
  if (isNew)
    return rule.alsoNew && explicitlyOff(resource, path) ? [made(resource, field, rule)] : [];
  const before = strength(resource.before, path, rule);
  if (before === undefined || after === undefined || after >= before) return [];
  return [
    finding(resource, {
      kind: "protection",
      rule: `${rule.area}-weakened`,
      severity: rule.severity ?? "medium",
      what: `weakens its ${AREAS[rule.area]}: \`${field}\``,
      causes: changeOf(plan, resource, path),
      why: `\`${field}\` ${rule.means}.`,
      todo: "Leave it as it was, or say in an allowance why not.",
    }),
  ];
}

function made(resource: Resource, field: string, { area, means }: Protecting): Finding {
  return finding(resource, {
    kind: "protection",
    rule: `made-without-${area}`,
    severity: "low",
    what: `is made without ${AREAS[area]}: \`${field}\``,
    causes: [`\`${field}\`: false`],
    why: `\`${field}\` ${means}. Most of it cannot be turned on later without a replacement.`,
    todo: "Turn it on now.",
  });
}

const explicitlyOff = ({ after }: Resource, path: readonly string[]): boolean =>
  everyAt(after, path).some((value) => value === false);

/** The weakest of all blocks: one listener without TLS is one too many. */
function strength(values: unknown, path: readonly string[], { strength: of }: Protecting) {
  const found = everyAt(values, path);
  if (found.length === 0) return of(undefined);
  const known = found.flatMap((value) => of(value) ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}

function everyAt(values: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (name === undefined) return [values];
  if (Array.isArray(values)) return values.flatMap((one) => everyAt(one, [name, ...rest]));
  return isValues(values) && Object.hasOwn(values, name) ? everyAt(values[name], rest) : [];
}

const DEEPEST = 4;

/** Every field of a resource by its path without indices: `metadata_options.http_tokens`. */
function fieldsOf(values: unknown, prefix = "", depth = 0): string[] {
  if (!isValues(values) || depth > DEEPEST) return [];
  return Object.entries(values).flatMap(([name, value]) => {
    const field = `${prefix}${name}`;
    const inner = listOf(value).filter(isValues);
    if (/tags/.test(name)) return [];
    return [field, ...inner.flatMap((one) => fieldsOf(one, `${field}.`, depth + 1))];
  });
}
