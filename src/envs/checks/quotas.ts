import { parties } from "../../connections/parties";
import { planConnections } from "../../connections/plan";
import type { Rule } from "../../connections/rules";
import { type Problem, show } from "../../problem";
import type { Check } from "../check";
import type { Environment } from "../environment";

/**
 * Every security group takes its rules, which AWS counts in each direction by itself (VPC,
 * "Security group quotas"). The apply would stop at the first rule too many, half-way.
 */
export const rulesFitTheirSecurityGroup: Check = ({ environment, platform }) => {
  const { rulesPerSecurityGroup: quota } = platform.quotas;
  return [...bySecurityGroup(planConnections(environment).rules)]
    .filter(([, rules]) => rules.length > quota)
    .flatMap(([, rules]): Problem[] => {
      const [first] = rules;
      if (first === undefined) return [];
      return [
        {
          path: pathOf(environment, first.group),
          message: `needs more ${first.direction} rules in its security group than the ${quota} of the account's quota`,
          found: show(rules.length),
          write: `fewer that connect, or a quota AWS has raised in the platform: \`quotas: { rulesPerSecurityGroup: ${rules.length} }\``,
        },
      ];
    });
};

function bySecurityGroup(rules: readonly Rule[]): Map<string, Rule[]> {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = `${rule.direction} ${rule.group}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return groups;
}

/** What stands in a group, as its place in the literal. */
function pathOf(environment: Environment, group: string): string {
  for (const { field, groupOf } of parties) {
    const name = Object.keys(environment[field]).find((key) => groupOf?.(key) === group);
    if (name !== undefined) return `${field}.${name}`;
  }
  return "networking.interfaceEndpoints";
}
