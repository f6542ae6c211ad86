import { blocksOf, isValues, listOf, textsOf, type Values } from "../model/values";
import {
  type Condition,
  EVERYTHING,
  type PatternSet,
  type Statement,
  WHOEVER_HAS_IT,
} from "./statement";

/** Reads a policy document, as text or as an object; undefined where it is none. */
export function parseDocument(document: unknown): Statement[] | undefined {
  const parsed = typeof document === "string" ? jsonOf(document) : document;
  if (!isValues(parsed) || parsed.Statement === undefined) return undefined;
  return blocksOf(parsed.Statement).map(statementOf);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function statementOf(statement: Values): Statement {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal } = statement;
  return {
    allow: String(Effect).toLowerCase() !== "deny",
    actions: lowered(setOf(Action, NotAction)),
    resources: setOf(Resource, NotResource),
    principals:
      Principal === undefined && NotPrincipal === undefined
        ? WHOEVER_HAS_IT
        : { not: Principal === undefined, patterns: principalsIn(Principal ?? NotPrincipal) },
    conditions: conditionsIn(statement.Condition),
  };
}

/** Without either, as trust policies are written without resources, it is about everything. */
function setOf(value: unknown, not: unknown): PatternSet {
  if (value !== undefined) return { not: false, patterns: textsOf(value) };
  return not === undefined ? EVERYTHING : { not: true, patterns: textsOf(not) };
}

/** Actions are the same in capitals and in small letters. */
const lowered = ({ not, patterns }: PatternSet): PatternSet => ({
  not,
  patterns: patterns.map((one) => one.toLowerCase()),
});

function principalsIn(value: unknown): string[] {
  if (typeof value === "string") return [value === "*" ? "*" : `AWS:${value}`];
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([kind, names]) =>
    textsOf(names).map((name) => principal(kind, name)),
  );
}

/** An account by its number is that account's root. */
export function principal(kind: string, name: string): string {
  if (kind === "AWS" && name === "*") return "*";
  if (kind === "*") return "*";
  return /^\d{12}$/.test(name) ? `${kind}:arn:aws:iam::${name}:root` : `${kind}:${name}`;
}

function conditionsIn(value: unknown): Condition[] {
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([operator, keys]) =>
    Object.entries(isValues(keys) ? keys : {}).map(([key, values]) => ({
      operator: operator.toLowerCase(),
      key: key.toLowerCase(),
      values: listOf(values).map(String),
    })),
  );
}
