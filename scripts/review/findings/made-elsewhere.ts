import type { Resource } from "../model/resource";
import { blocksOf, isNothing, same, textOf, type Values } from "../model/values";
import { MANAGED_ELSEWHERE, type ManagedElsewhere } from "../tables/managed-elsewhere";

/** What is there of other resources: a type and its values before the plan. */
export interface Known {
  readonly type: string;
  readonly values: Values;
}

/**
 * What drifted, without what only shows in it because another resource of the plan made it: the routes of a table,
 * the rules of a bucket. What nobody but a person can have added stays.
 * @param planned what the plan does to it: what it changes itself is none of this
 */
export function withoutMadeElsewhere(
  drifted: Resource,
  planned: Resource | undefined,
  others: readonly Known[],
): Resource {
  const { before, after, type } = drifted;
  if (before === undefined || after === undefined) return drifted;
  const both = { before: { ...before }, after: { ...after } };
  for (const rule of MANAGED_ELSEWHERE) {
    const { argument, types } = rule;
    if (!types.test(type) || same(before[argument], after[argument])) continue;
    if (planned && !same(planned.before?.[argument], planned.after?.[argument])) continue;
    const makers = others.filter((one) => makes(rule, one, after));
    if (makers.length === 0) continue;
    if (rule.each === undefined) both.after[argument] = before[argument];
    else
      for (const side of ["before", "after"] as const)
        both[side][argument] = blocksOf(drifted[side]?.[argument]).filter(
          (element) => !makers.some(({ values }) => isFrom(element, values, rule.each ?? [])),
        );
  }
  return { ...drifted, ...both };
}

/** By the id, the ARN or the name of what it is of; autoscaling by the end of an ARN. */
function makes(
  { by, of, where }: ManagedElsewhere,
  { type, values }: Known,
  made: Values,
): boolean {
  if (!by.test(type)) return false;
  if (where && (values[where[0]] === true) !== where[1]) return false;
  const named = textOf(values[of]);
  if (named === undefined) return false;
  const names = [made.id, made.arn, made.name, made.bucket, made.url, made.domain_name];
  return names.some(
    (one) => typeof one === "string" && (one === named || one.endsWith(`:${named}`)),
  );
}

const isFrom = (
  element: Values,
  maker: Values,
  fields: NonNullable<ManagedElsewhere["each"]>,
): boolean =>
  fields.every(([here, there]) => {
    const [one, other] = [element[here], maker[there]];
    return (isNothing(one) && isNothing(other)) || same(one, other);
  });
