import { type Gain, gains } from "../iam/compare";
import { documentAt } from "../iam/documents";
import { accountOf, isPublic } from "../iam/principals";
import { conditionInWords, principalsInWords } from "../iam/words";
import type { Plan } from "../model/plan";
import type { Resource } from "../model/resource";
import { isNothing, same } from "../model/values";
import { changeOf, comesFrom, finding } from "./context";
import { isOwnDirectory, nowAnybody, wildSubject } from "./federated";
import { type Finding, fact, type Severity } from "./finding";
import { unknownPolicy } from "./permissions";

/** Who may become a role, and what bounds it. */
export function trust(plan: Plan, ownAccounts: ReadonlySet<string>): Finding[] {
  return plan.ofType(/^aws_iam_role$/).flatMap((role) => {
    if (role.action === "none" || role.action === "destroy" || role.action === "forget") return [];
    return [...trusted(plan, role, ownAccounts), ...boundary(plan, role)];
  });
}

function trusted(plan: Plan, role: Resource, ownAccounts: ReadonlySet<string>): Finding[] {
  const before = documentAt(plan, role, "assume_role_policy", "before");
  const after = documentAt(plan, role, "assume_role_policy", "after");
  if (after === "unknown") return [unknownPolicy(role)];
  return gains(before === "unknown" ? [] : before, after, true).flatMap((gain) => {
    const { severity, why } = judged(gain, ownAccounts);
    const isNew = role.action === "create";
    if (isNew && (severity === "low" || severity === "medium")) return [];
    return [
      finding(role, {
        kind: "permissions",
        rule: gain.conditionsWere ? "trust-condition-loosened" : "trust-widened",
        severity,
        what: gain.conditionsWere
          ? "may be assumed under weaker conditions"
          : gain.how === "allowed"
            ? "may be assumed by more"
            : "no longer keeps somebody from assuming it",
        causes: [
          ...(gain.conditionsWere?.conditions ?? []).map(
            (one) => `Before: ${plan.secrets.hide(conditionInWords(one))}`,
          ),
          ...gain.statement.conditions.map(
            (one) => `Now: ${plan.secrets.hide(conditionInWords(one))}`,
          ),
          ...comesFrom(plan, role, "assume_role_policy"),
        ],
        why,
        todo: "Name exactly who may assume it, with a condition that only they fulfil.",
        facts: fact("who", plan.secrets.hide(principalsInWords(gain))),
      }),
    ];
  });
}

function judged(gain: Gain, ownAccounts: ReadonlySet<string>): { severity: Severity; why: string } {
  const { statement } = gain;
  if (isPublic(statement) && gain.how === "allowed")
    return { severity: "critical", why: "Everybody with an AWS account may become it." };
  const names = gain.requests.flatMap(({ principal }) => principal.patterns);
  const federated = names.filter((name) => name.startsWith("Federated:"));
  if (federated.some((name) => !isOwnDirectory(name)) && nowAnybody(gain))
    return {
      severity: "critical",
      why: "Whoever the provider signs in may become it: of GitHub, every repository of everybody.",
    };
  if (federated.length > 0 && wildSubject(gain.statement))
    return {
      severity: "high",
      why: "The subject has a wildcard: branches and repositories that nobody meant too.",
    };
  if (gain.conditionsWere)
    return { severity: "high", why: "The condition kept those out who are known by name only." };
  const foreign = names.filter(
    (name) => !ownAccounts.has(accountOf(name) ?? "") && accountOf(name) !== undefined,
  );
  if (foreign.length > 0)
    return statement.conditions.length > 0
      ? { severity: "medium", why: "Another account may become it." }
      : {
          severity: "high",
          why: "Another account may become it, without a condition such as an external id.",
        };
  return {
    severity: names.some((name) => name.startsWith("Service:")) ? "low" : "medium",
    why: "Whoever becomes it has all of its permissions.",
  };
}

function boundary(plan: Plan, role: Resource): Finding[] {
  const name = "permissions_boundary";
  const [was, is] = [role.before?.[name], role.after?.[name]];
  if (isNothing(was) || same(was, is)) return [];
  const removed = isNothing(is);
  return [
    finding(role, {
      kind: "permissions",
      rule: removed ? "boundary-removed" : "boundary-changed",
      severity: removed ? "high" : "medium",
      what: removed ? "loses its permissions boundary" : "has another permissions boundary",
      causes: changeOf(plan, role, [name]),
      why: "The boundary is what no policy of the role can exceed.",
      todo: "Keep it, or compare the two.",
    }),
  ];
}
