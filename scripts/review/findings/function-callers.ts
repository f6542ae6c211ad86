import type { Plan } from "../model/plan";
import { isNothing, textOf } from "../model/values";
import { finding } from "./context";
import { type Finding, fact } from "./finding";

/** Who else may call a function: another account, or a service for anybody's sake. Everyone is told elsewhere. */
export function functionCallers(plan: Plan, ownAccounts: ReadonlySet<string>): Finding[] {
  return plan.ofType(/^aws_lambda_permission$/).flatMap((resource) => {
    const { after, before, action } = resource;
    const principal = textOf(after?.principal);
    if (action === "none" || principal === undefined || principal === "*") return [];
    const unlimited = isNothing(after?.source_arn) && isNothing(after?.source_account);
    const unknown = plan.configuration.written(resource.address, "source_arn").length > 0;
    const account = /^(?:arn:[^:]*:[^:]*::)?(\d{12})(?::|$)/.exec(principal)?.[1];
    const foreign = account !== undefined && !ownAccounts.has(account);
    const service = /\.amazonaws\.com$/.test(principal) && unlimited && !unknown;
    if ((!foreign && !service) || (before?.principal === principal && !wider(before, unlimited)))
      return [];
    return [
      finding(resource, {
        kind: "exposure",
        rule: foreign ? "function-called-by-other-account" : "function-called-for-anyone",
        severity: "medium",
        what: foreign
          ? "lets another account call the function"
          : "lets a service call the function for any account",
        why: foreign
          ? "What that account does with it, nobody here sees or limits."
          : "Without source_arn or source_account, somebody else's resource of that service can call it too.",
        todo: foreign ? "See which account it is." : "Add source_arn, or source_account.",
        facts: fact("who", plan.secrets.hide(principal)),
      }),
    ];
  });
}

const wider = (before: Readonly<Record<string, unknown>>, unlimited: boolean): boolean =>
  unlimited && !(isNothing(before.source_arn) && isNothing(before.source_account));
