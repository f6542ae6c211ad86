import type { LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { literal } from "../../literal";
import type { Match } from "./match";

/** A match as AWS takes it: one condition for hosts, one for paths, one for each header. */
export function ruleConditions({ hosts, paths, headers }: Match): LbListenerRuleCondition[] {
  const conditions: LbListenerRuleCondition[] = [];
  if (hosts.length > 0) conditions.push({ hostHeader: { values: [...hosts] } });
  if (paths.length > 0) conditions.push({ pathPattern: { values: paths.map(literal) } });
  for (const [httpHeaderName, values] of Object.entries(headers)) {
    conditions.push({ httpHeader: { httpHeaderName, values: values.map(literal) } });
  }
  return conditions;
}
