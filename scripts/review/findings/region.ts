import type { Plan } from "../model/plan";
import { blocksOf, isValues, textOf, textsOf, type Values } from "../model/values";

/** The region that most of a plan is in; undefined where nothing says it. */
export function regionOf(plan: Plan): string | undefined {
  return configured(plan) ?? inArns(plan);
}

function configured({ json }: Plan): string | undefined {
  const { configuration, variables } = json;
  const providers = isValues(configuration) ? configuration.provider_config : undefined;
  const all = Object.entries(isValues(providers) ? providers : {});
  const aws = all.find(([key]) => key === "aws")?.[1] ?? all.find(([, one]) => isAws(one))?.[1];
  const [expressions] = blocksOf(isValues(aws) ? aws.expressions : undefined);
  const [region] = blocksOf(expressions?.region);
  const [name = ""] = textsOf(region?.references);
  const given = isValues(variables) ? variables[name.replace(/^var\./, "")] : undefined;
  return textOf(region?.constant_value) ?? textOf(isValues(given) ? given.value : undefined);
}

const isAws = (provider: unknown): boolean =>
  isValues(provider) && (provider as Values).name === "aws";

function inArns({ resources }: Plan): string | undefined {
  const counts = new Map<string, number>();
  for (const { before, after } of resources) {
    const region = /^arn:[^:]*:[^:]*:([a-z]{2}-[a-z-]+-\d):/.exec(
      textOf(before?.arn ?? after?.arn) ?? "",
    )?.[1];
    if (region !== undefined) counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}
