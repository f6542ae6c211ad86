import type { Holder } from "../iam/holders";
import type { Plan } from "../model/plan";
import { finding } from "./context";
import { type Finding, fact, type Severity } from "./finding";

/** Policies of AWS's own by their names, the first that fits. Source: AWS managed policy reference. */
const MANAGED: readonly (readonly [name: RegExp, severity: Severity, why: string])[] = [
  [
    /:policy\/(AdministratorAccess|IAMFullAccess)$/,
    "critical",
    "It may do everything, or give itself everything.",
  ],
  [
    /PowerUserAccess$|AWSOrganizationsFullAccess$/,
    "high",
    "It may do nearly everything in the account.",
  ],
  [
    /SecurityAudit$|ViewOnlyAccess$|ReadOnly|_ReadOnly/i,
    "low",
    "It may read, settings and sometimes data too.",
  ],
  [/:policy\/service-role\//, "low", "It is what the service needs, chosen by AWS."],
  [
    /FullAccess|_FullAccess|Admin/i,
    "high",
    "It may do everything with the service, on every resource.",
  ],
  [/:iam::aws:/, "medium", "AWS may widen it at any time."],
];

/** Policies outside of the plan that somebody has now and had not before. */
export function managedGains(plan: Plan, before: Holder | undefined, after: Holder): Finding[] {
  return [...after.managed]
    .filter(([arn]) => !before?.managed.has(arn))
    .map(([arn, by]) => {
      const [, severity, why] = MANAGED.find(([name]) => name.test(arn)) ?? [
        /./,
        "medium" as const,
        "What it allows is not in this plan.",
      ];
      const resource = plan.at(by) ?? { address: by, type: "", deposed: false };
      return finding(resource, {
        kind: "permissions",
        rule: "policy-attached",
        severity,
        what: after.name === by ? "has one more policy" : `gives \`${after.name}\` one more policy`,
        why,
        todo: "Write a policy with the actions and resources that it needs.",
        facts: fact("policy", plan.secrets.hide(arn)),
      });
    });
}
