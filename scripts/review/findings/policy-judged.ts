import type { Gain } from "../iam/compare";
import { accountOf, isPublic } from "../iam/principals";
import type { Severity } from "./finding";

/** What a policy of a resource lets in, in words; no severity where it is not worth a word. */
export interface Judged {
  readonly severity: Severity | undefined;
  readonly rule: string;
  readonly what: string;
  readonly why: string;
}

/** @param existed whether what the policy is of was there before */
export function judged(gain: Gain, ownAccounts: ReadonlySet<string>, existed: boolean): Judged {
  const { statement, how, conditionsWere } = gain;
  if (how === "no longer denied")
    return {
      severity: "medium",
      rule: "policy-denial-removed",
      what: "no longer denies what it denied",
      why: "The denial held whatever else was allowed: plain HTTP, other networks, other accounts.",
    };
  if (isPublic(statement))
    return {
      severity: "critical",
      rule: "policy-public",
      what: "lets everyone in",
      why: "No condition says who, or from where: anyone on the internet, or with an AWS account, may do it.",
    };
  const names = gain.requests.flatMap(({ principal }) => principal.patterns);
  const foreign = names.filter((name) => {
    const account = accountOf(name);
    return account !== undefined && !ownAccounts.has(account);
  });
  if (conditionsWere)
    return {
      severity: "high",
      rule: "policy-condition-loosened",
      what: "lets the same in under weaker conditions",
      why: "The condition kept others out.",
    };
  if (foreign.length > 0)
    return {
      severity: "medium",
      rule: "policy-other-account",
      what: "lets another account in",
      why: "What that account does with it, nobody here sees or limits.",
    };
  return {
    severity: existed && names.length > 0 ? "low" : undefined,
    rule: "policy-widened",
    what: "lets in more than before",
    why: "Its own policy allows it now, whatever else does.",
  };
}
