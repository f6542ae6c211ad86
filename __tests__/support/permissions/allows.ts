import type { Statement } from "../../../src/iam";
import { type Need, unknownFromRequests } from "./need";

/** Whether statements allow what is needed: some statement does, and none denies it. */
export const allows = (statements: readonly Statement[], need: Need): boolean =>
  statements.some((one) => one.effect !== "Deny" && speaksOf(one, need)) &&
  !statements.some((one) => one.effect === "Deny" && speaksOf(one, need));

const speaksOf = (
  { effect, actions, resources, conditions = {} }: Statement,
  need: Need,
): boolean =>
  actions.some((pattern) => matches(pattern, need.action, "i")) &&
  // What is asked about everything is asked about no ARN in particular.
  resources.some((pattern) => matches(pattern, need.resource)) &&
  Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      // What is not known is taken to be in order: a condition is met, and a denial does not apply.
      unknownFromRequests(key) && !(key in need.context)
        ? effect !== "Deny"
        : holds(operator, [wanted].flat(), need.context[key]),
    ),
  );

/** Source: IAM, "IAM JSON policy elements: Condition operators". */
function holds(
  operator: string,
  wanted: readonly string[],
  given: readonly string[] | undefined,
): boolean {
  if (operator === "Null") return (given === undefined) === (wanted[0] === "true");
  const [, quantifier, base = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (given === undefined)
    return ifExists !== undefined || quantifier === "ForAllValues" || base.includes("Not");
  const one = (value: string) => wanted.some((pattern) => compares(base, pattern, value));
  const met = quantifier === "ForAllValues" ? given.every(one) : given.some(one);
  return base.includes("Not") ? !met : met;
}

/** ARNs are compared like text with wildcards. */
const compares = (operator: string, pattern: string, value: string): boolean =>
  /Like|^Arn/.test(operator) ? matches(pattern, value) : pattern === value;

const known = new Map<string, RegExp>();

/** `*` stands for anything, `?` for one character. */
function matches(pattern: string, value: string, flags = ""): boolean {
  const key = `${flags} ${pattern}`;
  const expression = known.get(key) ?? expressionOf(pattern, flags);
  known.set(key, expression);
  return expression.test(value);
}

function expressionOf(pattern: string, flags: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, ".*").replace(/\?/g, ".")}$`, `s${flags}`);
}
