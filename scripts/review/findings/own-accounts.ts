import type { Plan } from "../model/plan";
import { blocksOf, isValues, listOf, textOf } from "../model/values";

/**
 * The accounts that a plan works in: those that the provider allows, and those in the ARNs of what there is.
 * Without either nothing is known, and every account is another one.
 */
export function ownAccounts(plan: Plan): ReadonlySet<string> {
  const found = new Set(allowed(plan));
  for (const { before, after } of plan.resources)
    for (const values of [before, after]) {
      const account = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(textOf(values?.arn) ?? "")?.[1];
      if (account !== undefined) found.add(account);
    }
  return found;
}

function allowed({ json }: Plan): string[] {
  const { configuration } = json;
  const providers = isValues(configuration) ? configuration.provider_config : undefined;
  return Object.values(isValues(providers) ? providers : {}).flatMap((provider) =>
    blocksOf(isValues(provider) ? provider.expressions : undefined).flatMap((expressions) =>
      blocksOf(expressions.allowed_account_ids).flatMap(({ constant_value }) =>
        listOf(constant_value).map(String),
      ),
    ),
  );
}
