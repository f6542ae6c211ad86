import type { Plan } from "../model/plan";
import { blocksOf, textOf, type Values } from "../model/values";
import { finding } from "./context";
import type { Finding } from "./finding";

/** Parameters of databases that protect, with the values that turn them off. Source: Amazon RDS User Guide. */
const PROTECTING: readonly (readonly [name: RegExp, off: RegExp, what: string])[] = [
  [
    /^(rds\.force_ssl|require_secure_transport|rds\.ssl_enforcement|require_ssl|tls)$/,
    /^(0|off|false|disabled)$/i,
    "no longer asks clients to encrypt",
  ],
  [
    /^(pgaudit\.log|log_statement|audit_logs|enable_user_activity_logging|server_audit_logging)$/,
    /^(0|off|false|none|disabled)?$/i,
    "no longer records what is done",
  ],
  [/^log_(connections|disconnections)$/, /^(0|off|false)$/i, "no longer records who connects"],
];

/** Groups of parameters in which a protecting one is turned off or taken out. */
export function parameters(plan: Plan): Finding[] {
  return plan.ofType(/^aws_\w*parameter_group$/).flatMap((resource) => {
    if (resource.before === undefined || resource.after === undefined) return [];
    const [before, after] = [valuesIn(resource.before), valuesIn(resource.after)];
    return [...before].flatMap(([name, was]) => {
      const rule = PROTECTING.find(([names]) => names.test(name));
      if (!rule || rule[1].test(was)) return [];
      const is = after.get(name);
      if (is !== undefined && !rule[1].test(is)) return [];
      return [
        finding(resource, {
          kind: "protection",
          rule: "parameter-weakened",
          severity: is === undefined ? "medium" : "high",
          what: rule[2],
          causes: [
            `\`${name}\`: ${plan.secrets.hide(was)} → ${is === undefined ? "the default" : plan.secrets.hide(is)}`,
          ],
          why: "Every database of the group follows.",
          todo: "Leave it as it was, or say in an allowance why not.",
        }),
      ];
    });
  });
}

const valuesIn = (values: Values): Map<string, string> =>
  new Map(
    blocksOf(values.parameter).flatMap(({ name, value }) => {
      const text = textOf(name);
      return text === undefined ? [] : [[text, String(value ?? "")] as const];
    }),
  );
