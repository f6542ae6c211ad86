import { isMarked } from "../model/marks";
import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { valuesAt } from "../model/values";
import { byType } from "../tables/by-type";
import { PRIVACY_GUARDS, PUBLIC_SWITCHES, type PublicSwitch } from "../tables/public-switches";
import { bucketOf, isGuarded } from "./bucket-guard";
import { changeOf, finding, whyItGoes } from "./context";
import type { Finding } from "./finding";

/** Fields that put something on the internet, and guards against it that go. */
export function publicSwitches(plan: Plan): Finding[] {
  return plan.resources.flatMap((resource) => {
    if (resource.action === "destroy") return guardGone(plan, resource);
    if (resource.action === "none" || resource.action === "forget") return [];
    const found = switchesOf(resource.type).flatMap((one) => opened(plan, resource, one));
    return merged(found);
  });
}

const switchesOf = byType(PUBLIC_SWITCHES, ({ types }, type) => types.test(type));

function opened(plan: Plan, resource: Resource, one: PublicSwitch): Finding[] {
  const isNew = resource.action === "create";
  if (isMarked(resource.unknown, one.path)) return [];
  if (!isOpen(resource.after, one) || (!isNew && isOpen(resource.before, one))) return [];
  const severity = isNew ? (one.whenNew ?? one.severity) : one.severity;
  const guarded =
    isAcl(one, resource) && isGuarded(plan, bucketOf(plan, resource.address) ?? "", "acl");
  return [
    finding(resource, {
      kind: "exposure",
      rule: "made-public",
      severity: guarded ? "medium" : severity,
      what: guarded
        ? `${one.what}, if the bucket's public access block did not refuse it`
        : one.what,
      causes: changeOf(plan, resource, one.path),
      why: one.why,
      todo: "Take it back, or say in an allowance why it has to be public.",
    }),
  ];
}

const isAcl = ({ path }: PublicSwitch, { type }: Resource): boolean =>
  type === "aws_s3_bucket_acl" && (path[0] === "acl" || path[0] === "access_control_policy");

function isOpen(values: unknown, { path, open, openByDefault }: PublicSwitch): boolean {
  const found = valuesAt(values, path);
  return found.length === 0 ? openByDefault === true : found.some(open);
}

/** The four fields of a public access block are one finding. */
function merged(findings: readonly Finding[]): Finding[] {
  const [first, ...others] = findings;
  if (!first || others.length === 0) return [...findings];
  return [
    {
      ...first,
      what: [...new Set(findings.map(({ what }) => what))].join(", "),
      causes: findings.flatMap(({ causes }) => causes),
      severity: findings.some(({ severity }) => severity === "critical")
        ? "critical"
        : first.severity,
    },
  ];
}

function guardGone(plan: Plan, resource: Resource): Finding[] {
  const guard = PRIVACY_GUARDS.find(([types]) => types.test(resource.type));
  if (!guard || resource.deposed) return [];
  const [bucket] = plan.withId(String(resource.before?.bucket), /^aws_s3_bucket$/, "before");
  if (bucket?.action === "destroy") return [];
  return [
    finding(resource, {
      kind: "exposure",
      rule: "privacy-guard-removed",
      severity: resource.type.endsWith("ownership_controls") ? "medium" : "high",
      what: "is destroyed",
      causes: whyItGoes(plan, resource),
      why: guard[1],
      todo: "Keep it: it costs nothing.",
    }),
  ];
}
