import type { Plan } from "../model/plan";
import { goes, type Resource } from "../model/resource";
import { firstAt, isNothing, same, textOf } from "../model/values";
import { byType } from "../tables/by-type";
import { KEEPING } from "../tables/keeping";
import { SERVING, type Serving } from "../tables/serving";
import { STOPPING, type Stopping } from "../tables/stopping";
import { changeOf, finding, whyItGoes } from "./context";
import { type Finding, SEVERITIES } from "./finding";
import { movedBlocks } from "./renamed";

const stoppingOf = byType(STOPPING, ({ types }, type) => types.test(type));

/** What serves and goes away, for a moment or for good, or is restarted. */
export function outages(plan: Plan, renamed: ReadonlyMap<string, string>): Finding[] {
  const blocks = movedBlocks(renamed);
  return plan.resources.flatMap((resource) => {
    const serving = SERVING[resource.type];
    if (serving && goes(resource) && !resource.deposed && !(resource.type in KEEPING))
      return [away(plan, resource, serving, renamed.get(resource.address), blocks)];
    if (resource.action !== "update") return [];
    return merged(stoppingOf(resource.type).flatMap((rule) => stopped(plan, resource, rule)));
  });
}

/** What restarts for two reasons restarts: one finding a rule, as bad as the worst of it. */
function merged(findings: readonly Finding[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const one of findings) {
    const known = found.get(one.rule);
    found.set(one.rule, known ? both(known, one) : one);
  }
  return [...found.values()];
}

const both = (one: Finding, other: Finding): Finding => ({
  ...one,
  severity: SEVERITIES.find((each) => each === one.severity || each === other.severity) ?? "low",
  what: one.what.includes(other.what) ? one.what : `${one.what}, ${other.what}`,
  causes: [...one.causes, ...other.causes],
  why: one.why.includes(other.why) ? one.why : `${one.why} ${other.why}`,
});

function away(
  plan: Plan,
  resource: Resource,
  serving: Serving,
  becomes: string | undefined,
  blocks: ReadonlyMap<string, string>,
): Finding {
  const snippet = blocks.get(resource.address);
  if (resource.action === "destroy" && becomes === undefined) return gone(plan, resource, serving);
  const common = {
    kind: "outage",
    causes: [
      ...(becomes === undefined ? [] : [`\`${becomes}\` is created with the same arguments.`]),
      ...whyItGoes(plan, resource),
    ],
    ...(becomes === undefined || snippet === undefined ? {} : { snippet }),
  } as const;
  if (resource.createdFirst) return first(resource, serving, common);
  return finding(resource, {
    ...common,
    rule: "serving-replaced",
    severity: serving.severity ?? "high",
    what:
      becomes === undefined
        ? "is destroyed, and only then made anew"
        : "is destroyed, though it only seems to be renamed",
    why: `${serving.away}${follow(serving)}`,
    todo:
      becomes === undefined
        ? `Take the change back that forces it, or add \`create_before_destroy\`${serving.unique ? ` and let \`${serving.unique}\` differ` : ""}, or do it when nobody waits.`
        : "Add the `moved` block, and nothing is destroyed.",
  });
}

const follow = ({ changes }: { readonly changes?: string | undefined }): string =>
  changes === undefined
    ? ""
    : ` The new one has ${/s$/.test(changes) ? "other" : "another"} ${changes}, and whatever has the old ${/s$/.test(changes) ? "ones" : "one"} must follow.`;

type Common = Pick<Finding, "kind" | "causes">;

/** The new one is there first: no gap, unless the two cannot be there together. */
function first(resource: Resource, { unique, changes }: Serving, common: Common): Finding {
  const clash = unique !== undefined && keepsItsName(resource, unique);
  return finding(resource, {
    ...common,
    rule: clash ? "replacement-clashes" : "serving-replaced-first",
    severity: clash ? "medium" : "low",
    what: clash
      ? `is replaced, the new one first, and both would have the same \`${unique}\``
      : "is replaced, the new one first",
    why: clash
      ? "AWS refuses the second one: the apply fails halfway."
      : `There is no gap by itself.${follow({ changes })}`,
    todo: clash
      ? `Let AWS choose the name (\`${unique}_prefix\`), or change it with what forces this.`
      : "See that whatever names the old one by its id follows.",
  });
}

function gone(plan: Plan, resource: Resource, { away, severity }: Serving): Finding {
  return finding(resource, {
    kind: "outage",
    rule: "serving-destroyed",
    severity: severity === "critical" ? "critical" : severity === "low" ? "low" : "medium",
    what: "is destroyed",
    causes: whyItGoes(plan, resource),
    why: away,
    todo: "See that nobody uses it any more.",
  });
}

const keepsItsName = ({ before, after }: Resource, name: string): boolean =>
  textOf(before?.[name]) !== undefined && before?.[name] === after?.[name];

function stopped(plan: Plan, resource: Resource, rule: Stopping): Finding[] {
  const [before, after] = [firstAt(resource.before, rule.path), firstAt(resource.after, rule.path)];
  if (same(before, after) || (isNothing(before) && isNothing(after))) return [];
  if (after === undefined) return [];
  if (rule.when === "changed" ? isNothing(before) : !rule.when(after) || rule.when(before))
    return [];
  const later = rule.atOnce !== undefined && resource.after?.[rule.atOnce[0]] !== rule.atOnce[1];
  return [
    finding(resource, {
      kind: "outage",
      rule: rule.rule ?? (rule.when === "changed" ? "restarted" : "stopped"),
      severity: later ? (isMajor(before, after) ? "medium" : (rule.later ?? "low")) : rule.severity,
      what: later ? `${rule.what}, in its next maintenance window` : rule.what,
      causes: changeOf(plan, resource, rule.path),
      why: rule.why,
      todo: later
        ? "See when its maintenance window is."
        : "Do it when nobody waits, or take it back.",
    }),
  ];
}

/** `15.4` and `16.1`: what was left out or renamed breaks clients, whenever it happens. */
const isMajor = (before: unknown, after: unknown): boolean => {
  const [one, other] = [before, after].map((version) => /^(\d+)\./.exec(String(version))?.[1]);
  return one !== undefined && other !== undefined && one !== other;
};
