import { breadth } from "../iam/breadth";
import { type Gain, gains } from "../iam/compare";
import { type Holder, holdersOf } from "../iam/holders";
import { actionsInWords, conditionInWords, resourcesInWords } from "../iam/words";
import { isMarked } from "../model/marks";
import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { MASK } from "../model/secrets";
import { comesFrom, finding } from "./context";
import { type Finding, fact, type Severity } from "./finding";
import { managedGains } from "./managed-policies";

/** What roles, users and groups are allowed that they were not. */
export function permissions(plan: Plan): Finding[] {
  const [before, after] = [holdersOf(plan, "before"), holdersOf(plan, "after")];
  const attached = new Set(
    [...after.values()]
      .filter(({ name }) => !isPolicy(plan, name))
      .flatMap(({ statements, unknown }) => [...statements.map((one) => one.in), ...unknown]),
  );
  return grouped(
    [...after.values()].flatMap((holder) => {
      // A policy that somebody has in this plan is looked at there.
      if (isPolicy(plan, holder.name) && attached.has(holder.name)) return [];
      return gained(plan, before.get(holder.name), holder);
    }),
  );
}

const isPolicy = (plan: Plan, name: string): boolean => plan.at(name)?.type === "aws_iam_policy";

function gained(plan: Plan, before: Holder | undefined, after: Holder): Finding[] {
  const subject = plan.at(after.name);
  const isNew = subject?.action === "create";
  // What an organization forbids is allowed by policies that are nowhere in the plan.
  const forbids = subject?.type === "aws_organizations_policy";
  const widened = gains(before?.statements ?? [], after.statements, forbids).map((gain) =>
    widening(plan, after, gain, isNew),
  );
  const unknown = [...after.unknown].filter((address) => plan.at(address)?.action !== "none");
  return [
    ...widened,
    ...managedGains(plan, before, after),
    ...unknown.flatMap((address) => notKnown(plan, address)),
  ];
}

function widening(plan: Plan, holder: Holder, gain: Gain, isNew: boolean): Finding {
  const writtenIn = "in" in gain.statement ? String(gain.statement.in) : holder.name;
  const written = plan.at(writtenIn);
  const resource = written ??
    plan.at(holder.name) ?? { address: writtenIn, type: "aws_iam_policy", deposed: false };
  const { severity, because } = breadth(gain);
  const hidden = isSecret(plan, writtenIn);
  const actions = hidden ? MASK : plan.secrets.hide(actionsInWords(gain));
  const resources = hidden ? MASK : plan.secrets.hide(resourcesInWords(gain));
  const who = holder.name === writtenIn ? "whoever has it" : `\`${holder.name}\``;
  const denied = gain.how === "no longer denied";
  return finding(resource, {
    kind: "permissions",
    rule: denied
      ? "denial-removed"
      : gain.conditionsWere
        ? "condition-loosened"
        : isNew
          ? "permissions-granted"
          : "permissions-widened",
    severity: lessForNew(denied && severity === "low" ? "medium" : severity, isNew),
    what: denied ? `no longer denies ${who} something` : `allows ${who} more`,
    causes: [
      ...(hidden ? [] : (gain.conditionsWere?.conditions ?? [])).map(
        (one) => `Before, only with ${plan.secrets.hide(conditionInWords(one))}`,
      ),
      ...(written ? comesFrom(plan, written, "policy") : []),
    ],
    why: because || "Whoever takes over what runs as it can do that too.",
    todo: "Name the actions and resources that it needs, and no more.",
    facts: [...fact("actions", actions), ...fact("on", resources)],
  });
}

/** What a new role is made for is no widening: only what is broad about it is. */
const lessForNew = (severity: Severity, isNew: boolean): Severity =>
  isNew && severity === "medium" ? "low" : severity;

const isSecret = (plan: Plan, address: string): boolean => {
  const resource = plan.at(address);
  return (
    resource !== undefined &&
    ["policy", "inline_policy"].some(
      (one) => isMarked(resource.secret.after, [one]) || isMarked(resource.secret.before, [one]),
    )
  );
};

function notKnown(plan: Plan, address: string): Finding[] {
  const resource = plan.at(address);
  return resource === undefined ? [] : [unknownPolicy(resource)];
}

export const unknownPolicy = (resource: Resource): Finding =>
  finding(resource, {
    kind: "unknown",
    rule: "policy-known-after-apply",
    severity: resource.action === "create" ? "low" : "medium",
    what: "has a policy that is only known after apply",
    why: "It names something that does not exist yet, and Terraform keeps the whole text back.",
    todo: "Read the policy in the configuration. Written as an aws_iam_policy_document, its actions would be known here.",
  });

/** A policy that ten roles have is one finding. */
function grouped(findings: readonly Finding[]): Finding[] {
  const byWords = new Map<string, Finding>();
  for (const one of findings) {
    const { what, address, rule, facts, causes } = one;
    const key = JSON.stringify([address, rule, facts, causes, what.replace(/`[^`]*`/, "")]);
    const known = byWords.get(key);
    const also = /`([^`]*)`/.exec(what)?.[1];
    if (!known) byWords.set(key, one);
    else if (also) byWords.set(key, { ...known, also: [...(known.also ?? []), also] });
  }
  return [...byWords.values()];
}
