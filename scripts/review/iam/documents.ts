import { withoutKeys } from "../../plan/configured-arguments";
import { isMarked } from "../model/marks";
import type { Plan } from "../model/plan";
import type { Resource, Side } from "../model/resource";
import { blocksOf, isNothing, isValues, textOf, textsOf, type Values } from "../model/values";
import { parseDocument, principal } from "./document";
import { EVERYTHING, type PatternSet, type Statement, WHOEVER_HAS_IT } from "./statement";

/** Stands in a set of resources for one that is only known after apply. */
export const NOT_KNOWN = "(known after apply)";

/** A policy as it is on one side; `unknown` where the plan does not say. */
export type Document = readonly Statement[] | "unknown";

/** The policy in an argument. One that waits for a data source is read from what that asks for. */
export function documentAt(plan: Plan, resource: Resource, argument: string, side: Side): Document {
  const values = resource[side];
  if (values === undefined) return [];
  if (side === "after" && isMarked(resource.unknown, [argument])) {
    const sources = plan.configuration
      .referred(resource.address, argument)
      .flatMap((address) => plan.reads.get(withoutKeys(address)) ?? [])
      .filter(({ type }) => type === "aws_iam_policy_document");
    const [source] = sources;
    return source ? fromDataSource(source) : carriedOver(plan, resource, argument);
  }
  const value = values[argument];
  if (isNothing(value)) return [];
  return parsed(plan, value);
}

const known = new WeakMap<Plan, Map<string, readonly Statement[]>>();

/** What stays is the same text before and after, and several ask for it. */
function parsed(plan: Plan, value: unknown): readonly Statement[] {
  if (typeof value !== "string") return parseDocument(value) ?? [];
  const of = known.get(plan) ?? new Map<string, readonly Statement[]>();
  known.set(plan, of);
  const found = of.get(value) ?? parseDocument(value) ?? [];
  of.set(value, found);
  return found;
}

/** What nobody sets stays what it is. Without a configuration, whoever makes a policy sets what it says. */
function carriedOver(plan: Plan, resource: Resource, argument: string): Document {
  const { configuration } = plan;
  if (
    (!configuration.has(resource.address) && REQUIRED.test(`${resource.type}.${argument}`)) ||
    configuration.expression(resource.address, argument) !== undefined
  )
    return "unknown";
  return parseDocument(resource.before?.[argument]) ?? [];
}

const REQUIRED = /polic(y|ies)\.|\.assume_role_policy$/;

function fromDataSource({ after, unknown }: Resource): Document {
  const marks = isValues(unknown) ? unknown.statement : undefined;
  const inherited = [after?.source_policy_documents, after?.override_policy_documents];
  if (inherited.some((one) => !isNothing(one))) return "unknown";
  return blocksOf(after?.statement).map((statement, index) =>
    statementOf(statement, Array.isArray(marks) ? marks[index] : marks),
  );
}

function statementOf(statement: Values, mark: unknown): Statement {
  const set = (name: string, not: string): PatternSet => {
    if (isMarked(mark, [name]))
      return { not: false, patterns: [...textsOf(statement[name]), NOT_KNOWN] };
    const patterns = textsOf(statement[name]);
    if (patterns.length > 0) return { not: false, patterns };
    const others = textsOf(statement[not]);
    return others.length > 0 ? { not: true, patterns: others } : EVERYTHING;
  };
  const actions = set("actions", "not_actions");
  const principals = principalsOf(statement.principals);
  const others = principalsOf(statement.not_principals);
  return {
    allow: textOf(statement.effect) !== "Deny",
    actions: { ...actions, patterns: actions.patterns.map((one) => one.toLowerCase()) },
    resources: set("resources", "not_resources"),
    principals:
      principals.length > 0
        ? { not: false, patterns: principals }
        : others.length > 0
          ? { not: true, patterns: others }
          : WHOEVER_HAS_IT,
    conditions: blocksOf(statement.condition).map(({ test, variable, values }) => ({
      operator: String(test).toLowerCase(),
      key: String(variable).toLowerCase(),
      values: textsOf(values),
    })),
  };
}

const principalsOf = (blocks: unknown): string[] =>
  blocksOf(blocks).flatMap(({ type, identifiers }) =>
    textsOf(identifiers).map((name) => principal(String(type), name)),
  );
