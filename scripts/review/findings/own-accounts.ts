import type { Plan } from "../model/plan";
import { stateOf } from "../model/state";
import { blocksOf, isValues, listOf, textOf } from "../model/values";

/**
 * The accounts that a plan works in: those that the provider allows, whose identity was asked for, and those in
 * the ARNs of what there is. Where nothing of that says it, the one that most of its arguments name.
 */
export function ownAccounts(plan: Plan): ReadonlySet<string> {
  const found = new Set([...allowed(plan), ...asked(plan)]);
  for (const { before, after } of plan.resources)
    for (const values of [before, after]) {
      const account = accountIn(values?.arn);
      if (account !== undefined) found.add(account);
    }
  return found.size > 0 ? found : new Set(mostNamed(plan));
}

const accountIn = (arn: unknown): string | undefined =>
  /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(textOf(arn) ?? "")?.[1];

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

/** `data.aws_caller_identity` says who plans. */
function asked({ json }: Plan): string[] {
  return stateOf(json)
    .filter(({ type }) => type === "aws_caller_identity")
    .flatMap(({ values }) => (isValues(values) ? (textOf(values.account_id) ?? []) : []));
}

/** In a plan from nothing, the account of the roles and keys that it names. */
function mostNamed({ resources }: Plan): string[] {
  const counts = new Map<string, number>();
  for (const { after } of resources)
    for (const value of Object.values(after ?? {}))
      for (const [, account = ""] of (textOf(value) ?? "").matchAll(
        /arn:[^:"]*:[^:"]*:[^:"]*:(\d{12}):/g,
      ))
        counts.set(account, (counts.get(account) ?? 0) + 1);
  const [most] = [...counts].sort((one, other) => other[1] - one[1]);
  return most ? [most[0]] : [];
}
