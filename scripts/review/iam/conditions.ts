import { containsCidr, parseRange } from "../network/cidr";
import { covers } from "./glob";
import type { Condition } from "./statement";

/**
 * Whether everything that passes the inner conditions passes the outer ones too: each of the outer
 * is implied by one of the inner.
 */
export const weakerOrEqual = (outer: readonly Condition[], inner: readonly Condition[]): boolean =>
  outer.every((one) => inner.some((other) => implies(other, one)));

function implies(inner: Condition, outer: Condition): boolean {
  if (inner.key !== outer.key) return false;
  const [a, b] = [kindOf(inner.operator), kindOf(outer.operator)];
  if (a.base !== b.base || a.prefix !== b.prefix || (a.ifExists && !b.ifExists)) return false;
  if (a.not !== b.not) return false;
  const [narrow, wide] = a.not ? [outer, inner] : [inner, outer];
  // A pattern is only one where the wide side's operator takes patterns.
  const like = kindOf(wide.operator).like;
  if (!like && kindOf(narrow.operator).like && narrow.values.some((one) => /[*?]/.test(one)))
    return same(narrow.values, wide.values);
  return narrow.values.every((value) =>
    wide.values.some((pattern) => matches(b.base, like, pattern, value)),
  );
}

function matches(base: string, like: boolean, pattern: string, value: string): boolean {
  if (pattern === value) return true;
  if (base === "ipaddress") {
    const [outer, inner] = [parseRange(pattern), parseRange(value)];
    return outer !== undefined && inner !== undefined && containsCidr(outer, inner);
  }
  if (base === "stringequalsignorecase") return pattern.toLowerCase() === value.toLowerCase();
  return like && covers(pattern, value);
}

interface Kind {
  readonly base: string;
  readonly like: boolean;
  readonly not: boolean;
  readonly ifExists: boolean;
  readonly prefix: string;
}

/** `ForAnyValue:StringNotLikeIfExists` in its parts. Equals and Like are one, patterns apart. */
export function kindOf(operator: string): Kind {
  const [, prefix = "", rest = operator] = /^(forany\w*:|forall\w*:)?(.*)$/.exec(operator) ?? [];
  const ifExists = rest.endsWith("ifexists");
  const plain = ifExists ? rest.slice(0, -"ifexists".length) : rest;
  const not = /^(string|arn|numeric|date)not|^notip/.test(plain);
  const positive = plain.replace(/^notip/, "ip").replace(/^(string|arn|numeric|date)not/, "$1");
  const like = /like$/.test(positive) || positive.startsWith("arn");
  return { base: positive.replace(/like$/, "equals"), like, not, ifExists, prefix };
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());

/** Keys that only somebody known has, or only traffic from a known place. */
const RESTRICTING =
  /^(aws:(source(vpc|vpce|arn|account|owner|orgid|orgpaths|ip)|principal(orgid|orgpaths|account|arn|tag\/.+|isawsservice)|vpcsourceip|calledvia\w*|userid|username)|kms:calleraccount|kms:grantisforawsresource|s3:dataaccesspointaccount|s3:dataaccesspointarn|elasticfilesystem:access\w+|lambda:functionurlauthtype|sts:externalid|.+:(sub|aud|amr|app_id)|saml:.+|ecr:.+|secretsmanager:.+)$/;

/** Whether conditions keep strangers out: a positive one on a key that says who or from where. */
export const keepStrangersOut = (conditions: readonly Condition[]): boolean =>
  conditions.some((condition) => {
    const { not, ifExists, prefix, base } = kindOf(condition.operator);
    if (not || ifExists || prefix.startsWith("forall") || base === "null") return false;
    if (condition.key === "lambda:functionurlauthtype")
      return condition.values.every((one) => one === "AWS_IAM");
    return RESTRICTING.test(condition.key) && condition.values.every(isNarrow);
  });

/** `*` and the whole internet keep nobody out. */
function isNarrow(value: string): boolean {
  const range = parseRange(value);
  if (range) return range.prefix > 8;
  return !/^[*?]+$/.test(value) && !/^arn:[^:]*:[^:]*:[^:]*:\*?:\*?$/.test(value);
}
