import type { Plan } from "../model/plan";
import { blocksOf, isNothing, textOf, type Values } from "../model/values";
import { finding } from "./context";
import type { Finding } from "./finding";

/** What a rule does with a request that it finds, the strictest last. */
const ACTIONS = ["allow", "count", "challenge", "captcha", "block"];

/** Rules of web firewalls that stop less than before: by their names, since their order may change. */
export const firewallRules = (plan: Plan): Finding[] =>
  plan.ofType(/^aws_wafv2_(web_acl|rule_group)$/).flatMap((resource) => {
    if (resource.before === undefined || resource.action !== "update") return [];
    const [before, after] = [rulesIn(resource.before), rulesIn(resource.after)];
    const weaker = [...after].flatMap(([name, action]) => {
      const was = before.get(name);
      if (was === undefined || ACTIONS.indexOf(action) >= ACTIONS.indexOf(was)) return [];
      return [`\`${plan.secrets.hide(name)}\`: ${was} → ${action}`];
    });
    if (weaker.length === 0) return [];
    return [
      finding(resource, {
        kind: "protection",
        rule: "firewall-rule-weakened",
        severity: "high",
        what: "lets pass what a rule stopped",
        causes: weaker,
        why: "Requests that looked like an attack reach what is behind it.",
        todo: "Leave the rule as it was, or narrow it to what it stops wrongly.",
      }),
    ];
  });

/** A group of rules is taken as it is, or only counted. */
function rulesIn(values: Values | undefined): Map<string, string> {
  return new Map(
    blocksOf(values?.rule).flatMap((rule) => {
      const name = textOf(rule.name);
      const [action] = blocksOf(rule.action);
      const [override] = blocksOf(rule.override_action);
      const set = ACTIONS.find((one) => !isEmptyBlock(action?.[one]));
      const counted = isEmptyBlock(override?.count) ? "block" : "count";
      return name === undefined ? [] : [[name, set ?? counted] as const];
    }),
  );
}

/** `count {}` is a list with one block, with nothing in it. */
const isEmptyBlock = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isNothing(value);
